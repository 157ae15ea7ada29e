package dev.throng.runner.worker;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer leads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, section 15.4</a>
 */
final class Redirects {
  private Redirects() {}

  /** The location, as written, or null if the answer leads nowhere. */
  static @Nullable String location(int status, MultiMap headers) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> headers.get("location");
      default -> null;
    };
  }

  /** How to ask there; a request whose method changes leaves its body behind. */
  static HttpMethod method(int status, HttpMethod method) {
    boolean becomesGet =
        switch (status) {
          case 303 -> !method.equals(HttpMethod.HEAD);
          case 301, 302 -> method.equals(HttpMethod.POST);
          default -> false;
        };
    return becomesGet ? HttpMethod.GET : method;
  }
}
