package dev.throng.users.spi;

import dev.throng.users.Body;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is to be sent.
 *
 * @param name under which it is counted, with its method before it
 * @param path with its arguments put in: a path below the target's base, or an absolute URL
 * @param timeout null for the target's
 * @param followRedirects null for as the target says
 */
public record Request(
    String method,
    String name,
    String path,
    List<Map.Entry<String, String>> query,
    List<Map.Entry<String, String>> headers,
    @Nullable Body body,
    @Nullable Duration timeout,
    @Nullable Boolean followRedirects) {
  /** Keeps lists that nobody changes. */
  public Request {
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }
}
