package dev.throng.crds.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A URL that names its server. */
final class ServerUrl {
  /** Perhaps a password, which messages must not show. */
  private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

  private ServerUrl() {}

  /**
   * What is wrong with a URL as far as it names the server.
   *
   * @param allowed what to say of one that names none
   */
  static Optional<String> problem(String url, String allowed) {
    try {
      URI parsed = new URI(url);
      boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
      if (!http || parsed.getHost() == null || parsed.getPort() > 65535 || parsed.getPort() == 0) {
        return Optional.of(allowed);
      }
      return parsed.getRawUserInfo() == null
          ? Optional.empty()
          : Optional.of("must not hold a user or password: send them in a header, from secrets");
    } catch (URISyntaxException e) {
      return Optional.of(allowed);
    }
  }

  static String shown(String url) {
    return USER_INFO.matcher(url).replaceFirst("//…@");
  }
}
