package dev.throng.runner.script;

import dev.throng.runner.http.Unpacker;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.net.HostAndPort;
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
public final class Requests {
  /** What {@link Unpacker} can read. */
  private static final String ENCODINGS = "gzip, deflate";

  private final Destination base;
  private final boolean compression;
  private final Map<RequestPlan, Prepared> prepared = new IdentityHashMap<>();

  /**
   * @param compression whether servers are told that they may compress their answers
   */
  public Requests(Destination base, boolean compression) {
    this.base = base;
    this.compression = compression;
  }

  /**
   * Where a request goes, and what its head says.
   *
   * @param cookiesOfJar whether its {@code Cookie} header is the jar's and not the manifest's
   */
  public record Head(Destination destination, HttpRequestHead request, boolean cookiesOfJar) {}

  /** What of a request is the same for all users. */
  private record Prepared(
      @Nullable Destination destination, @Nullable MultiMap headers, @Nullable Head head) {}

  /**
   * @throws StepException if a text of it cannot be made
   */
  public Head head(RequestPlan request, Session session, @Nullable Buffer body) {
    Prepared ready = prepared(request, session, body);
    Destination fixed = ready.destination();
    Destination destination = fixed == null ? render(request, session) : fixed;
    String cookies = session.cookies().header(destination);
    boolean plain = cookies == null && session.headers().isEmpty();
    if (plain && ready.head() != null) {
      return ready.head();
    }
    MultiMap fixedHeaders = ready.headers();
    MultiMap headers =
        plain && fixedHeaders != null
            ? HttpHeaders.headers().addAll(fixedHeaders)
            : headers(request, session, session.headers());
    return head(request.method(), destination, named(headers), headers, cookies, body);
  }

  /**
   * The server as the manifest names it, if it does: {@code Host} in HTTP/1.1 and {@code
   * :authority} in HTTP/2, which has no {@code Host} (RFC 9113, section 8.3.1).
   */
  private static @Nullable HostAndPort named(MultiMap headers) {
    String host = headers.get(HttpHeaders.HOST);
    if (host == null) {
      return null;
    }
    headers.remove(HttpHeaders.HOST);
    HostAndPort named = HostAndPort.parseAuthority(host, -1);
    if (named == null) {
      throw new StepException("header Host: \"" + host + "\" is not a host, or a host and port");
    }
    return named;
  }

  /**
   * @param named the server, where it has another name than that which leads there
   * @param cookies of the jar; they go if the headers have none
   */
  private static Head head(
      HttpMethod method,
      Destination destination,
      @Nullable HostAndPort named,
      MultiMap headers,
      @Nullable String cookies,
      @Nullable Buffer body) {
    boolean ofJar = cookies != null && !headers.contains(HttpHeaders.COOKIE);
    if (ofJar) {
      headers.set(HttpHeaders.COOKIE, cookies);
    }
    if ((body != null || promisesBody(method)) && !headers.contains(HttpHeaders.CONTENT_LENGTH)) {
      headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body == null ? 0 : body.length()));
    }
    Origin origin = destination.origin();
    return new Head(
        destination,
        new HttpRequestHead(
            origin.tls() ? "https" : "http",
            method,
            destination.path(),
            headers,
            named == null ? HostAndPort.create(origin.uriHost(), origin.port()) : named,
            null,
            null),
        ofJar);
  }

  /** Servers may wait for the body of such a request unless they are told that it is empty. */
  private static boolean promisesBody(HttpMethod method) {
    return method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH;
  }

  private Destination render(RequestPlan request, Session session) {
    Destination bare = Destination.of(base, request.path().render(session));
    if (request.query().isEmpty()) {
      return bare;
    }
    StringBuilder path = new StringBuilder(bare.path());
    char separator = bare.path().indexOf('?') < 0 ? '?' : '&';
    for (RequestPlan.Field field : request.query()) {
      path.append(separator)
          .append(escaped(field.name()))
          .append('=')
          .append(escaped(field.value().render(session)));
      separator = '&';
    }
    return new Destination(bare.origin(), path.toString());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The head of the next hop: credentials, and the name of the host, stay behind when it leads to
   * another server (RFC 9110, section 15.4).
   */
  public static Head redirected(
      Head from, HttpMethod method, Destination next, Session session, @Nullable Buffer body) {
    MultiMap headers = HttpHeaders.headers().addAll(from.request().headers);
    boolean elsewhere = !next.origin().equals(from.destination().origin());
    if (elsewhere) {
      headers.remove(HttpHeaders.AUTHORIZATION);
    }
    if (elsewhere || from.cookiesOfJar()) {
      headers.remove(HttpHeaders.COOKIE);
    }
    if (!method.equals(from.request().method)) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
      headers.remove(HttpHeaders.CONTENT_LENGTH);
    }
    HostAndPort named = elsewhere ? null : from.request().authority;
    return head(method, next, named, headers, session.cookies().header(next), body);
  }

  private Prepared prepared(RequestPlan request, Session session, @Nullable Buffer body) {
    Prepared ready = prepared.get(request);
    if (ready == null) {
      Destination destination = request.hasFixedPath() ? render(request, session) : null;
      MultiMap headers = request.hasFixedHeaders() ? headers(request, session, Map.of()) : null;
      Head head = null;
      if (destination != null && headers != null && request.body().isFixed()) {
        MultiMap own = HttpHeaders.headers().addAll(headers);
        head = head(request.method(), destination, named(own), own, null, body);
      }
      ready = new Prepared(destination, headers, head);
      prepared.put(request, ready);
    }
    return ready;
  }

  private MultiMap headers(RequestPlan request, Session session, Map<String, String> own) {
    MultiMap headers = HttpHeaders.headers();
    setAll(headers, request.classHeaders(), session);
    own.forEach((name, value) -> set(headers, name, value));
    setAll(headers, request.headers(), session);
    if (compression && !headers.contains(HttpHeaders.ACCEPT_ENCODING)) {
      headers.set(HttpHeaders.ACCEPT_ENCODING, ENCODINGS);
    }
    return headers;
  }

  private static void setAll(MultiMap headers, List<RequestPlan.Field> fields, Session session) {
    for (RequestPlan.Field field : fields) {
      set(headers, field.name(), field.value().render(session));
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
