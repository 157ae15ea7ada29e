package dev.throng.crds.rules;

import dev.throng.crds.urls.HttpUrl;
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
    if (USER_INFO.matcher(url).find()) {
      return Optional.of("must not hold a user or password: send them in a header, from secrets");
    }
    try {
      HttpUrl.parse(url);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(allowed);
    }
  }

  static String shown(String url) {
    return USER_INFO.matcher(url).replaceFirst("//…@");
  }
}
