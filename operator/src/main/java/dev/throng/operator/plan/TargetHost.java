package dev.throng.operator.plan;

import java.net.URI;
import java.util.Locale;

/** The host of a target, the same for all ways to write a Service's name. */
final class TargetHost {
  private TargetHost() {}

  /**
   * @param namespace in which short names are looked up
   */
  static String of(String baseUrl, String namespace) {
    String host = String.valueOf(URI.create(baseUrl).getHost()).toLowerCase(Locale.ROOT);
    String service = host.replaceFirst("\\.svc(\\.cluster\\.local)?\\.?$", "");
    return service.contains(".") || service.equals("localhost")
        ? service
        : service + "." + namespace;
  }
}
