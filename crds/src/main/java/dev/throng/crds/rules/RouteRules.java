package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Http;
import dev.throng.crds.spec.HttpProxy;
import dev.throng.crds.urls.HostPort;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.crds.urls.ProxyUrl;
import java.util.Set;

/** How connections find their server: proxy, addresses, age. */
final class RouteRules {
  private RouteRules() {}

  /**
   * @param secrets names of the test's
   */
  static void check(Http http, Set<String> secrets, Path path, Problems problems) {
    HttpProxy proxy = http.proxy();
    if (proxy != null) {
      proxy(proxy, http.version(), secrets, path.field("proxy"), problems);
    }
    http.resolve()
        .forEach((server, address) -> {
          Path entry = path.field("resolve").field(server);
          if (HostPort.find(server).isEmpty()) {
            problems.text(
                path.field("resolve"),
                server,
                "must be a host and a port, such as shop.example:443");
          }
          if (!HostPort.isAddress(address)) {
            problems.text(entry, address, "must be an IPv4 or IPv6 address, such as 10.0.0.5");
          }
        });
    if (http.maxConnectionAge() != null && http.maxConnectionAge().isZero()) {
      problems.add(path.field("maxConnectionAge"), "0s", "must be above 0s");
    }
  }

  private static void proxy(
      HttpProxy proxy, Http.Version version, Set<String> secrets, Path path, Problems problems) {
    try {
      ProxyUrl.parse(proxy.url());
    } catch (IllegalArgumentException e) {
      problems.text(
          path.field("url"),
          HttpUrl.withoutUser(proxy.url()),
          e.getMessage() + (proxy.url().contains("@") ? "; user and password are a secret's" : ""));
    }
    String credentials = proxy.credentials();
    if (credentials != null && !secrets.contains(credentials)) {
      problems.text(path.field("credentials"), credentials, "must be one of spec.secrets");
    }
    if (version == Http.Version.HTTP_2_PRIOR_KNOWLEDGE) {
      problems.add(
          path,
          "goes with HTTP/1.1, and HTTP/2 over TLS: version must not be http2-prior-knowledge");
    }
  }
}
