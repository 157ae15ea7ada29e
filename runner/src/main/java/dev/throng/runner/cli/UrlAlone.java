package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.composition.Overrides;
import dev.throng.crds.expressions.Template;
import dev.throng.crds.fields.Names;
import dev.throng.crds.urls.HttpUrl;
import java.nio.file.Path;
import java.util.Locale;

/** A URL in place of a manifest: one request, made again and again. */
final class UrlAlone {
  /** As wrk and hey have it, in round numbers. */
  private static final int USERS = 10;

  private static final String DURATION = "10s";

  private UrlAlone() {}

  static boolean is(String argument) {
    return HttpUrl.isAbsolute(argument);
  }

  /**
   * The manifest that it stands for.
   *
   * @param request what is sent there
   * @param endless whether something else than time ends the load
   * @throws UsageException if flags do not go together, or the URL is none
   */
  static ManifestFile of(String url, RequestFlags request, Overrides flags, boolean endless) {
    refuse(url, request, flags);
    String plain = url.replaceFirst("#.*", "");
    String server = String.valueOf(HttpUrl.serverOf(plain));
    String target = plain.substring(server.length());
    ManifestOfFlags manifest = new ManifestOfFlags(server, flags);
    load(manifest, request, flags, endless);
    ObjectNode user = manifest.spec().withArrayProperty("userClasses").addObject();
    user.put("name", "User");
    ObjectNode task = user.putArray("tasks").addObject().put("name", "request");
    ObjectNode step = task.putArray("steps").addObject();
    step.put(
        request.method().toLowerCase(Locale.ROOT),
        Template.literal(target.startsWith("/") ? target : "/" + target));
    request.into(step);
    String host = server.replaceFirst("(?i)^https?:[/\\\\]{2}", "");
    return manifest.file(Path.of("url"), url, Names.ofTest(host, "url"));
  }

  private static void load(
      ManifestOfFlags manifest, RequestFlags request, Overrides flags, boolean endless) {
    String duration = flags.runTime() == null ? DURATION : flags.runTime().toString();
    ObjectNode load = manifest.spec().withObject("/load");
    if (request.rate() == null) {
      manifest.users(USERS);
      if (flags.spawnRate() == null) {
        load.put("spawnRate", load.get("users").asText() + "/s"); // all within the first second
      }
      if (!endless || flags.runTime() != null) {
        load.put("duration", duration);
      }
      return;
    }
    load.putArray("arrivals")
        .addObject()
        .put("userClass", "User")
        .putArray("stages")
        .addObject()
        .put("duration", duration)
        .put("rate", request.rate().toString());
  }

  private static void refuse(String url, RequestFlags request, Overrides flags) {
    if (flags.host() != null) {
      throw new UsageException(url + " names its target: leave out --host");
    }
    boolean users = flags.users() != null || flags.spawnRate() != null;
    if (request.rate() != null && (users || flags.search() != null)) {
      throw new UsageException(
          "--rate decides the load: leave out --users, --spawn-rate and --find-capacity");
    }
    if (flags.search() != null && (users || flags.runTime() != null)) {
      throw new UsageException(
          "--find-capacity decides the users: leave out --users, --spawn-rate and --run-time");
    }
  }
}
