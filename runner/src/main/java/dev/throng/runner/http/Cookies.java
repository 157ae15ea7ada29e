package dev.throng.runner.http;

import dev.throng.runner.scenario.Destination;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's cookie jar, made when the first cookie comes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5">RFC 6265, section 5</a>
 */
public final class Cookies {
  /** A server that invents names for ever shall not fill the memory; the oldest leave. */
  private static final int MAX_COOKIES = 200;

  private final boolean kept;
  private @Nullable List<StoredCookie> jar;

  public Cookies(boolean kept) {
    this.kept = kept;
  }

  void store(Destination from, AnswerHead answer) {
    if (kept && answer.setsCookies()) {
      store(from, answer.headers().getAll(HttpHeaders.SET_COOKIE), System.currentTimeMillis());
    }
  }

  void store(Destination from, List<String> headers, long nowMillis) {
    List<StoredCookie> cookies = jar == null ? new ArrayList<>(2) : jar;
    jar = cookies;
    for (String header : headers) {
      StoredCookie cookie = StoredCookie.parse(header, from, nowMillis);
      if (cookie != null) {
        put(cookies, cookie, nowMillis);
      }
    }
  }

  private static void put(List<StoredCookie> cookies, StoredCookie cookie, long nowMillis) {
    for (int i = 0; i < cookies.size(); i++) {
      if (cookie.replaces(cookies.get(i))) {
        cookies.set(i, cookie);
        cookies.removeIf(old -> old.hasExpired(nowMillis));
        return;
      }
    }
    if (!cookie.hasExpired(nowMillis)) {
      cookies.add(cookie);
      if (cookies.size() > MAX_COOKIES) {
        cookies.removeFirst();
      }
    }
  }

  public boolean isEmpty() {
    return jar == null || jar.isEmpty();
  }

  /** The {@code Cookie} header for a request, or null for none. */
  public @Nullable String header(Destination destination) {
    return isEmpty() ? null : header(destination, System.currentTimeMillis());
  }

  /** Cookies with longer paths first, older ones first among equals. */
  public @Nullable String header(Destination destination, long nowMillis) {
    if (jar == null) {
      return null;
    }
    List<StoredCookie> sent = new ArrayList<>(jar.size());
    for (StoredCookie cookie : jar) {
      if (!cookie.hasExpired(nowMillis) && cookie.goesTo(destination)) {
        sent.add(cookie);
      }
    }
    if (sent.isEmpty()) {
      return null;
    }
    sent.sort(Comparator.comparingInt(cookie -> -cookie.path().length()));
    StringBuilder header = new StringBuilder();
    for (StoredCookie cookie : sent) {
      header.append(header.isEmpty() ? "" : "; ");
      header.append(cookie.name()).append('=').append(cookie.value());
    }
    return header.toString();
  }
}
