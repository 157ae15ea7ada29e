package dev.throng.crds.rules;

import dev.throng.crds.fields.Headers;
import dev.throng.crds.fields.ServerUrl;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Target;
import dev.throng.crds.spec.Tracing;
import dev.throng.crds.urls.HttpUrl;
import java.util.Optional;
import java.util.Set;

/** The system under test. */
final class TargetRules {
  private static final String ALLOWED = "must be a URL such as http://shop or https://shop:8443/v2";

  private TargetRules() {}

  /**
   * @param secrets names of the test's
   */
  static void check(Target target, Set<String> secrets, Path path, Problems problems) {
    broken(target.baseUrl())
        .ifPresent(message ->
            problems.text(path.field("baseUrl"), HttpUrl.withoutUser(target.baseUrl()), message));
    Headers.check(target.headers(), path.field("headers"), problems);
    if (target.http().timeout().isZero()) {
      problems.add(path.field("http").field("timeout"), "0s", "must be above 0s");
    }
    checkVersion(target, path.field("http").field("version"), problems);
    RouteRules.check(target.http(), secrets, path.field("http"), problems);
    Tracing tracing = target.http().tracing();
    if (tracing != null) {
      TracingRules.check(tracing, path.field("http").field("tracing"), problems);
    }
  }

  /**
   * HTTP/2 is agreed on within TLS, or known beforehand where there is none (RFC 9113, section 3).
   */
  private static void checkVersion(Target target, Path path, Problems problems) {
    switch (target.http().version()) {
      case HTTP_2 -> {
        if (speaksTls(target, false)) {
          problems.text(
              path,
              "http2",
              "needs a baseUrl of https://; for http:// it must be auto, http1.1 or"
                  + " http2-prior-knowledge");
        }
      }
      case HTTP_2_PRIOR_KNOWLEDGE -> {
        if (speaksTls(target, true)) {
          problems.text(
              path,
              "http2-prior-knowledge",
              "needs a baseUrl of http://; for https:// it must be auto, http1.1 or http2");
        }
      }
      case AUTO, HTTP_1_1 -> {}
    }
  }

  private static boolean speaksTls(Target target, boolean tls) {
    try {
      return HttpUrl.parse(target.baseUrl()).tls() == tls;
    } catch (IllegalArgumentException toldOfBaseUrl) {
      return false;
    }
  }

  private static Optional<String> broken(String baseUrl) {
    return ServerUrl.problem(baseUrl, ALLOWED)
        .or(() ->
            baseUrl.contains("?") || baseUrl.contains("#")
                ? Optional.of("must end before ? and #")
                : Optional.empty());
  }
}
