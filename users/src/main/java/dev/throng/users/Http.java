package dev.throng.users;

import dev.throng.users.spi.UserPort;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends a user's requests, one after the other, over connections and with cookies of its own. Each
 * call waits for its answer.
 *
 * <p>A path is a template: {@code get("/products/{id}", id)} asks for {@code /products/7} and is
 * counted as {@code GET /products/{id}}, so that random numbers do not make a row each. A path
 * without arguments may be an absolute URL; it is sent as it is written.
 */
public final class Http {
  private final UserPort port;

  Http(UserPort port) {
    this.port = port;
  }

  /** A request with more to say: {@code http.to("/p/{id}", id).name("product").get()}. */
  public Call to(String path, Object... arguments) {
    return new Call(port, PathTemplate.of(path), arguments);
  }

  /** Sets a header of all further requests. */
  public void header(String name, String value) {
    port.header(name, Objects.requireNonNull(value));
  }

  /** Removes a header that was set for all further requests. */
  public void removeHeader(String name) {
    port.header(name, null);
  }

  /** Sends a GET. */
  public Answer get(String path, Object... arguments) {
    return to(path, arguments).send("GET");
  }

  /** Sends a HEAD. */
  public Answer head(String path, Object... arguments) {
    return to(path, arguments).send("HEAD");
  }

  /** Sends a DELETE. */
  public Answer delete(String path, Object... arguments) {
    return to(path, arguments).send("DELETE");
  }

  /** Sends a POST without a body. */
  public Answer post(String path, Object... arguments) {
    return to(path, arguments).send("POST");
  }

  /** Sends a POST. */
  public Answer post(String path, @Nullable Body body, Object... arguments) {
    return to(path, arguments).body(body).send("POST");
  }

  /** Sends a PUT. */
  public Answer put(String path, @Nullable Body body, Object... arguments) {
    return to(path, arguments).body(body).send("PUT");
  }

  /** Sends a PATCH. */
  public Answer patch(String path, @Nullable Body body, Object... arguments) {
    return to(path, arguments).body(body).send("PATCH");
  }
}
