package dev.throng.operator.plan;

import dev.throng.crds.urls.HttpUrl;
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
  private static final Pattern IN_FULL =
      Pattern.compile("(.+\\..+)\\.svc(\\.cluster\\.local)?\\.?");
  private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");
  private static final Pattern TWO_LABELS = Pattern.compile("[^.]+\\.[^.]+");

  /**
   * @param namespace in which short names are looked up
   */
  static String of(String baseUrl, String namespace) {
    return find(baseUrl, namespace).map(TargetHost::name).orElse(baseUrl);
  }

  /**
   * Empty if the URL names no host, or one that is only known while the test runs.
   *
   * @param namespace in which short names are looked up
   */
  static Optional<TargetHost> find(String url, String namespace) {
    String server = HttpUrl.serverOf(url);
    if (server == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(HttpUrl.parse(server).uriHost(), namespace));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TargetHost read(String host, String namespace) {
    if (LITERAL.matcher(host).matches() || host.equals("localhost")) {
      return new TargetHost(host, false);
    }
    Matcher inFull = IN_FULL.matcher(host);
    if (inFull.matches()) {
      return new TargetHost(inFull.group(1), true);
    }
    if (host.endsWith(".")) {
      return new TargetHost(host.substring(0, host.length() - 1), false);
    }
    return host.contains(".")
        ? new TargetHost(host, TWO_LABELS.matcher(host).matches())
        : new TargetHost(host + "." + namespace, true);
  }

  /** All ways to write it that don't depend on a namespace. */
  Stream<String> spellings() {
    return mayBeService
        ? Stream.of(name, name + ".svc", name + ".svc.cluster.local")
        : Stream.of(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
