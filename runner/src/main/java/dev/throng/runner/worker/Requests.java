package dev.throng.runner.worker;

import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes request heads. What is the same for all users is made once: a request without expressions,
 * from a user without headers and cookies of its own, costs a look-up.
 */
final class Requests {
  private final Destination base;
  private final Map<RequestPlan, Prepared> prepared = new IdentityHashMap<>();

  Requests(Destination base) {
    this.base = base;
  }

  private record Prepared(
      @Nullable Destination destination,
      @Nullable MultiMap headers,
      @Nullable RequestOptions options) {}

  Destination destination(RequestPlan request, User user) {
    Destination fixed = prepared(request, user).destination();
    return fixed == null ? render(request, user) : fixed;
  }

  private Destination render(RequestPlan request, User user) {
    Destination bare = Destination.of(base, request.path().render(user));
    if (request.query().isEmpty()) {
      return bare;
    }
    StringBuilder path = new StringBuilder(bare.path());
    char separator = bare.path().indexOf('?') < 0 ? '?' : '&';
    for (RequestPlan.Field field : request.query()) {
      path.append(separator)
          .append(escaped(field.name()))
          .append('=')
          .append(escaped(field.value().render(user)));
      separator = '&';
    }
    return new Destination(bare.origin(), path.toString());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  RequestOptions options(RequestPlan request, Destination destination, User user) {
    Prepared ready = prepared(request, user);
    String cookies = user.cookies().header(destination);
    boolean plain = cookies == null && user.headers().isEmpty();
    if (plain && ready.options() != null) {
      return ready.options();
    }
    MultiMap headers = ready.headers();
    if (headers == null || !plain) {
      headers = headers(request, user, user.headers());
      if (cookies != null && !headers.contains(HttpHeaders.COOKIE)) {
        headers.set(HttpHeaders.COOKIE, cookies);
      }
    }
    return new RequestOptions()
        .setMethod(request.method())
        .setURI(destination.path())
        .setHeaders(headers);
  }

  /**
   * The head of the next hop: credentials stay behind when it leads to another server (RFC 9110,
   * section 15.4).
   */
  RequestOptions redirected(
      RequestOptions options, HttpMethod method, Destination from, Destination next, User user) {
    MultiMap headers = HttpHeaders.headers().addAll(options.getHeaders());
    headers.remove(HttpHeaders.COOKIE);
    if (!next.origin().equals(from.origin())) {
      headers.remove(HttpHeaders.AUTHORIZATION);
    }
    if (!method.equals(options.getMethod())) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
    }
    String cookies = user.cookies().header(next);
    if (cookies != null) {
      headers.set(HttpHeaders.COOKIE, cookies);
    }
    return new RequestOptions().setMethod(method).setURI(next.path()).setHeaders(headers);
  }

  private Prepared prepared(RequestPlan request, User user) {
    Prepared ready = prepared.get(request);
    if (ready == null) {
      Destination destination = request.hasFixedPath() ? render(request, user) : null;
      MultiMap headers = request.hasFixedHeaders() ? headers(request, user, Map.of()) : null;
      RequestOptions options =
          destination == null || headers == null
              ? null
              : new RequestOptions()
                  .setMethod(request.method())
                  .setURI(destination.path())
                  .setHeaders(headers);
      ready = new Prepared(destination, headers, options);
      prepared.put(request, ready);
    }
    return ready;
  }

  private static MultiMap headers(RequestPlan request, User user, Map<String, String> own) {
    MultiMap headers = HttpHeaders.headers();
    setAll(headers, request.classHeaders(), user);
    own.forEach((name, value) -> set(headers, name, value));
    setAll(headers, request.headers(), user);
    return headers;
  }

  private static void setAll(MultiMap headers, List<RequestPlan.Field> fields, User user) {
    for (RequestPlan.Field field : fields) {
      set(headers, field.name(), field.value().render(user));
    }
  }

  private static void set(MultiMap headers, String name, String value) {
    try {
      headers.set(name, value);
    } catch (IllegalArgumentException e) {
      throw new StepException(
          "header " + name + ": its value has a character that no header may have");
    }
  }
}
