package dev.throng.crds.fields;

import dev.throng.crds.urls.HttpUrl;
import java.util.Optional;

/** A URL that names its server. */
public final class ServerUrl {
  private ServerUrl() {}

  /**
   * What is wrong with a URL as far as it names the server.
   *
   * @param allowed what to say of one that names none
   */
  public static Optional<String> problem(String url, String allowed) {
    if (!HttpUrl.withoutUser(url).equals(url)) {
      return Optional.of("must not hold a user or password: send them in a header, from secrets");
    }
    try {
      HttpUrl.parse(url);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(HttpUrl.isAbsolute(url) ? allowed + "; " + e.getMessage() : allowed);
    }
  }
}
