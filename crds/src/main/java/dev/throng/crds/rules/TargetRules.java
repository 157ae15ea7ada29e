package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The system under test. */
final class TargetRules {
  private static final String ALLOWED = "must be a URL such as http://shop or https://shop:8443/v2";

  /** Perhaps a password, which messages must not show. */
  private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

  private TargetRules() {}

  static void check(Target target, Path path, Problems problems) {
    String shown = USER_INFO.matcher(target.baseUrl()).replaceFirst("//…@");
    broken(target.baseUrl())
        .ifPresent(message -> problems.text(path.field("baseUrl"), shown, message));
    Headers.check(target.headers(), path.field("headers"), problems);
    if (target.http().timeout().isZero()) {
      problems.add(path.field("http").field("timeout"), "0s", "must be above 0s");
    }
  }

  private static Optional<String> broken(String baseUrl) {
    try {
      URI url = new URI(baseUrl);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!http || url.getHost() == null || url.getPort() > 65535 || url.getPort() == 0) {
        return Optional.of(ALLOWED);
      }
      if (url.getRawUserInfo() != null) {
        return Optional.of("must not hold a user or password: send them in a header, from secrets");
      }
      return url.getRawQuery() == null && url.getRawFragment() == null
          ? Optional.empty()
          : Optional.of("must end before ? and #");
    } catch (URISyntaxException e) {
      return Optional.of(ALLOWED);
    }
  }
}
