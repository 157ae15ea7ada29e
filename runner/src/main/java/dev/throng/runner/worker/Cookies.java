package dev.throng.runner.worker;

import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.Origin;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.ClientCookieEncoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.client.spi.CookieStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's cookie jar, made when the first cookie comes. */
final class Cookies {
  private final boolean kept;
  private @Nullable CookieStore store;

  Cookies(boolean kept) {
    this.kept = kept;
  }

  void store(Origin origin, HttpClientResponse response) {
    if (!kept || !response.headers().contains(HttpHeaders.SET_COOKIE)) {
      return;
    }
    if (store == null) {
      store = CookieStore.build();
    }
    for (String header : response.headers().getAll(HttpHeaders.SET_COOKIE)) {
      Cookie cookie = ClientCookieDecoder.STRICT.decode(header);
      if (cookie != null) {
        if (cookie.domain() == null) {
          cookie.setDomain(origin.host());
        }
        if (hasExpired(cookie)) {
          store.remove(cookie);
        } else {
          store.put(cookie);
        }
      }
    }
  }

  private static boolean hasExpired(Cookie cookie) {
    return cookie.maxAge() <= 0 && cookie.maxAge() != Cookie.UNDEFINED_MAX_AGE;
  }

  /** The {@code Cookie} header for a request, or null for none. */
  @Nullable String header(Destination destination) {
    if (store == null) {
      return null;
    }
    List<Cookie> cookies = new ArrayList<>();
    String path = destination.path();
    int query = path.indexOf('?');
    store
        .get(
            destination.origin().tls(),
            destination.origin().host(),
            query < 0 ? path : path.substring(0, query))
        .forEach(cookies::add);
    return cookies.isEmpty() ? null : ClientCookieEncoder.STRICT.encode(cookies);
  }

  void clear() {
    store = null;
  }
}
