package dev.throng.runner.scenario;

import dev.throng.crds.urls.HttpUrl;
import dev.throng.crds.urls.PercentEncoding;

/**
 * A server, and what to ask it for.
 *
 * @param path raw path and query, as in the request line
 */
public record Destination(Origin origin, String path) {

  /**
   * @param text a path below the base, which is sent as it is written but for what may not stand in
   *     a request line, or an absolute URL
   * @throws StepException if it is neither
   */
  public static Destination of(Destination base, String text) {
    if (text.startsWith("/")) {
      return new Destination(base.origin(), base.path() + PercentEncoding.of(text));
    }
    try {
      return of(HttpUrl.parse(text));
    } catch (IllegalArgumentException e) {
      throw new StepException(
          "\""
              + HttpUrl.withoutUser(text)
              + "\" is neither a path that starts with / nor an absolute http or https URL");
    }
  }

  /**
   * The base URL of a target; its path has no trailing slash.
   *
   * @throws IllegalArgumentException if it is no URL, which the manifest's rules have refused
   */
  public static Destination base(String url) {
    Destination target = of(HttpUrl.parse(url));
    String path = target.path();
    return new Destination(
        target.origin(), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /**
   * Where a {@code Location} header leads from here.
   *
   * @throws StepException if it leads to no http or https URL
   */
  public Destination follow(String location) {
    int mark = path.indexOf('?');
    HttpUrl here =
        new HttpUrl(
            origin.tls(),
            origin.host(),
            origin.port(),
            mark < 0 ? path : path.substring(0, mark),
            mark < 0 ? "" : path.substring(mark));
    try {
      return of(here.resolve(location));
    } catch (IllegalArgumentException e) {
      throw new StepException(
          "redirect to "
              + HttpUrl.withoutUser(location)
              + ", which cannot be followed: "
              + e.getMessage());
    }
  }

  private static Destination of(HttpUrl url) {
    return new Destination(new Origin(url.tls(), url.host(), url.port()), url.path() + url.query());
  }
}
