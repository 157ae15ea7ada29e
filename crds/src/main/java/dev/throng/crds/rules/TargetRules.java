package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Target;
import java.util.Optional;

/** The system under test. */
final class TargetRules {
  private static final String ALLOWED = "must be a URL such as http://shop or https://shop:8443/v2";

  private TargetRules() {}

  static void check(Target target, Path path, Problems problems) {
    broken(target.baseUrl())
        .ifPresent(message ->
            problems.text(path.field("baseUrl"), ServerUrl.shown(target.baseUrl()), message));
    Headers.check(target.headers(), path.field("headers"), problems);
    if (target.http().timeout().isZero()) {
      problems.add(path.field("http").field("timeout"), "0s", "must be above 0s");
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
