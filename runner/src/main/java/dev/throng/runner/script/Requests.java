package dev.throng.runner.script;

import dev.throng.runner.http.Exchange;
import dev.throng.runner.http.RequestHead;
import dev.throng.runner.http.Unpacker;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests. What is the same for all users is made once: a request without expressions, from
 * a user without headers and cookies of its own, costs a look-up.
 */
public final class Requests {
  /** What {@link Unpacker} can read. */
  private static final String ENCODINGS = "gzip, deflate";

  private final Destination base;
  private final boolean compression;
  private final Map<RequestPlan, Prepared> prepared = new IdentityHashMap<>();

  /** Of requests that are the same for all users. */
  private final Map<RequestPlan, RequestHead> heads = new IdentityHashMap<>();

  /**
   * @param compression whether servers are told that they may compress their answers
   */
  Requests(Destination base, boolean compression) {
    this.base = base;
    this.compression = compression;
  }

  /** What of a request is the same for all users. */
  private record Prepared(
      @Nullable Destination destination, @Nullable MultiMap headers, @Nullable RequestHead head) {
    static final Prepared NOTHING = new Prepared(null, null, null);
  }

  /**
   * Sends a request of a user.
   *
   * @param dueNanos when it should have been sent, by {@link System#nanoTime()}
   * @throws StepException if a text of it cannot be made
   */
  public void send(RequestPlan request, UserSession session, Exchange exchange, long dueNanos) {
    Buffer body = request.body().bytes(session);
    RequestHead head = session.addsNothing() ? heads.get(request) : null;
    if (head == null) {
      head = head(prepared(request, session, body), request, session, body);
    }
    exchange.send(request, head, body, dueNanos);
  }

  /**
   * Sends a request that is made for this once.
   *
   * @param dueNanos when it should have been sent, by {@link System#nanoTime()}
   * @throws StepException if a text of it cannot be made
   */
  public void sendOnce(RequestPlan request, UserSession session, Exchange exchange, long dueNanos) {
    Buffer body = request.body().bytes(session);
    exchange.send(request, head(Prepared.NOTHING, request, session, body), body, dueNanos);
  }

  private RequestHead head(
      Prepared ready, RequestPlan request, UserSession session, @Nullable Buffer body) {
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
    return RequestHead.of(request.method(), destination, named(headers), headers, cookies, body);
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

  private Destination render(RequestPlan request, UserSession session) {
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

  private Prepared prepared(RequestPlan request, UserSession session, @Nullable Buffer body) {
    Prepared ready = prepared.get(request);
    if (ready == null) {
      Destination destination = request.hasFixedPath() ? render(request, session) : null;
      MultiMap headers = request.hasFixedHeaders() ? headers(request, session, Map.of()) : null;
      RequestHead head = null;
      if (destination != null && headers != null && request.body().isFixed()) {
        MultiMap own = HttpHeaders.headers().addAll(headers);
        head = RequestHead.of(request.method(), destination, named(own), own, null, body);
      }
      ready = new Prepared(destination, headers, head);
      prepared.put(request, ready);
      if (head != null) {
        heads.put(request, head);
      }
    }
    return ready;
  }

  private MultiMap headers(RequestPlan request, UserSession session, Map<String, String> own) {
    MultiMap headers = HttpHeaders.headers();
    setAll(headers, request.classHeaders(), session);
    own.forEach((name, value) -> set(headers, name, value));
    setAll(headers, request.headers(), session);
    if (compression && !headers.contains(HttpHeaders.ACCEPT_ENCODING)) {
      headers.set(HttpHeaders.ACCEPT_ENCODING, ENCODINGS);
    }
    return headers;
  }

  private static void setAll(
      MultiMap headers, List<RequestPlan.Field> fields, UserSession session) {
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
