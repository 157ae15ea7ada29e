package dev.throng.operator.plan;

import dev.throng.crds.urls.HttpUrl;
import dev.throng.operator.settings.Settings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The host of a target, the same for all ways to write a Service's name.
 *
 * @param name of a Service {@code name.namespace}
 * @param mayBeService whether a Service of the cluster can be meant
 */
record TargetHost(String name, boolean mayBeService) {
  private static final Pattern SERVICE = Pattern.compile("(.+\\..+)\\.svc");
  private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");
  private static final Pattern TWO_LABELS = Pattern.compile("[^.]+\\.[^.]+");

  /**
   * How the pods of a run look names up.
   *
   * @param namespace of short names
   * @param clusterDomain of full ones
   */
  record Lookup(String namespace, String clusterDomain) {
    static Lookup of(Declaration test, Settings settings) {
      return new Lookup(test.owner().namespace(), settings.clusterDomain());
    }
  }

  static String of(String baseUrl, Lookup lookup) {
    return find(baseUrl, lookup).map(TargetHost::name).orElse(baseUrl);
  }

  /** Empty if the URL names no host, or one that is only known while the test runs. */
  static Optional<TargetHost> find(String url, Lookup lookup) {
    String server = HttpUrl.serverOf(url);
    if (server == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(HttpUrl.parse(server).uriHost(), lookup));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TargetHost read(String host, Lookup lookup) {
    if (LITERAL.matcher(host).matches() || host.equals("localhost")) {
      return new TargetHost(host, false);
    }
    String full = withoutEnd(host, ".");
    Matcher service = SERVICE.matcher(withoutEnd(full, "." + lookup.clusterDomain()));
    if (service.matches()) {
      return new TargetHost(service.group(1), true);
    }
    if (host.endsWith(".")) {
      return new TargetHost(full, false);
    }
    return host.contains(".")
        ? new TargetHost(host, TWO_LABELS.matcher(host).matches())
        : new TargetHost(host + "." + lookup.namespace(), true);
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /** All ways to write it that don't depend on a namespace. */
  Stream<String> spellings(String clusterDomain) {
    return mayBeService
        ? Stream.of(name, name + ".svc", name + ".svc." + clusterDomain)
        : Stream.of(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
