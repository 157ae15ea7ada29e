package dev.throng.runner.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For how long a connection may idle after an HTTP/1.1 answer and be used again: {@code Connection}
 * (RFC 9112, section 9.3) and {@code Keep-Alive} (RFC 2068, section 19.7.1) say.
 */
final class KeepAlive {
  static final long UNLIMITED = Long.MAX_VALUE;

  /** By how much a request must come before the server's limit, which counts from its own clock. */
  private static final long MARGIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** One of several options of a {@code Connection} header, or the only one. */
  private static final Pattern CLOSE =
      Pattern.compile("(^|,)\\s*close\\s*(,|$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile("\\b(timeout|max)\\s*=\\s*\"?(\\d{1,9})\\b", Pattern.CASE_INSENSITIVE);

  private KeepAlive() {}

  /**
   * @param headers of the answer
   * @return nanoseconds; 0 if it may not be used again, {@link #UNLIMITED} if nothing is said
   */
  static long idleNanos(MultiMap headers) {
    String first = headers.get(HttpHeaders.CONNECTION);
    if (first == null) {
      return UNLIMITED; // Keep-Alive is nothing without its name in Connection
    }
    if (!first.equalsIgnoreCase("keep-alive")
        && CLOSE.matcher(String.join(",", headers.getAll(HttpHeaders.CONNECTION))).find()) {
      return 0;
    }
    return announced(headers.get(HttpHeaders.KEEP_ALIVE));
  }

  private static long announced(@Nullable String parameters) {
    if (parameters == null) {
      return UNLIMITED;
    }
    long idleNanos = UNLIMITED;
    Matcher matcher = PARAMETER.matcher(parameters);
    while (matcher.find()) {
      long value = Long.parseLong(matcher.group(2));
      if (matcher.group(1).equalsIgnoreCase("timeout")) {
        idleNanos = Math.min(idleNanos, withMargin(TimeUnit.SECONDS.toNanos(value)));
      } else if (value == 0) {
        idleNanos = 0;
      }
    }
    return idleNanos;
  }

  private static long withMargin(long timeoutNanos) {
    return timeoutNanos - Math.min(MARGIN_NANOS, timeoutNanos / 2);
  }
}
