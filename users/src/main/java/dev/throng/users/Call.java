package dev.throng.users;

import dev.throng.users.spi.Request;
import dev.throng.users.spi.UserPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is being put together; {@link #send} and the methods of HTTP's verbs send it. */
public final class Call {
  private final UserPort port;
  private final PathTemplate template;
  private final String path;
  private final List<Map.Entry<String, String>> query = new ArrayList<>(0);
  private final List<Map.Entry<String, String>> headers = new ArrayList<>(0);
  private @Nullable String name;
  private @Nullable Body body;
  private @Nullable Duration timeout;
  private @Nullable Boolean followRedirects;

  Call(UserPort port, PathTemplate template, Object... arguments) {
    this.port = port;
    this.template = template;
    path = template.with(arguments);
  }

  /** The name under which it is counted, after its method, in place of the template. */
  public Call name(String newName) {
    name = newName;
    return this;
  }

  /** Adds a query parameter; name and value are escaped. */
  public Call query(String parameter, Object value) {
    query.add(Map.entry(parameter, value.toString()));
    return this;
  }

  /** Sets a header of this request only. */
  public Call header(String field, String value) {
    headers.add(Map.entry(field, value));
    return this;
  }

  /** Sets its body; null for none. */
  public Call body(@Nullable Body newBody) {
    body = newBody;
    return this;
  }

  /**
   * How long it may take, redirects included, in place of the target's timeout.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Call timeout(Duration newTimeout) {
    if (!newTimeout.isPositive()) {
      throw new IllegalArgumentException("timeout " + newTimeout + ": must be more than 0");
    }
    timeout = newTimeout;
    return this;
  }

  /** Whether redirects are followed, in place of what the target says. */
  public Call followRedirects(boolean follow) {
    followRedirects = follow;
    return this;
  }

  /** Sends it as a GET. */
  public Answer get() {
    return send("GET");
  }

  /** Sends it as a POST. */
  public Answer post() {
    return send("POST");
  }

  /** Sends it as a PUT. */
  public Answer put() {
    return send("PUT");
  }

  /** Sends it as a PATCH. */
  public Answer patch() {
    return send("PATCH");
  }

  /** Sends it as a DELETE. */
  public Answer delete() {
    return send("DELETE");
  }

  /**
   * Sends it and waits for the answer.
   *
   * @param method of HTTP, in capitals
   */
  public Answer send(String method) {
    return port.exchange(
        new Request(
            method,
            name == null ? template.text() : name,
            path,
            query,
            headers,
            body,
            timeout,
            followRedirects));
  }
}
