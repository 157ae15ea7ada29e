package dev.throng.runner.http;

import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes, and what its head says. One that goes out more than once is written for
 * HTTP/1.1 only once.
 */
public final class RequestHead {
  private final Destination destination;
  private final Origin origin;
  private final HttpRequestHead request;
  private final io.netty.handler.codec.http.HttpMethod method;
  private final boolean cookiesOfJar;
  private Addressee addressed = Addressee.NONE;
  private boolean asksForClose;
  private boolean written;
  private byte @Nullable [] bytes;

  /** What kind of connection it was made ready for. */
  private enum Addressee {
    NONE,
    HTTP_1,
    HTTP_2
  }

  /**
   * @param cookiesOfJar whether its {@code Cookie} header is the jar's and not the caller's
   */
  private RequestHead(Destination destination, HttpRequestHead request, boolean cookiesOfJar) {
    this.destination = destination;
    origin = destination.origin();
    this.request = request;
    method = request.method.toNetty();
    this.cookiesOfJar = cookiesOfJar;
  }

  /**
   * @param named the server, where it has another name than that which leads there
   * @param headers become those of the request
   * @param cookies of the jar; they go if the headers have none
   */
  public static RequestHead of(
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
    return new RequestHead(
        destination,
        new HttpRequestHead(
            origin.tls() ? "https" : "http",
            method,
            destination.path(),
            headers,
            named == null ? Authority.of(origin) : named,
            null,
            null),
        ofJar);
  }

  /** Servers may wait for the body of such a request unless they are told that it is empty. */
  private static boolean promisesBody(HttpMethod method) {
    return method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH;
  }

  Destination destination() {
    return destination;
  }

  Origin origin() {
    return origin;
  }

  HttpRequestHead request() {
    return request;
  }

  io.netty.handler.codec.http.HttpMethod method() {
    return method;
  }

  /**
   * Adds what a request says to the connection it goes on, unless it says so already. Some servers
   * announce their keep-alive limit only to clients that ask for keep-alive, as browsers do; HTTP/2
   * knows no such field (RFC 9113, section 8.2.2).
   */
  void address(boolean multiplexed) {
    Addressee addressee = multiplexed ? Addressee.HTTP_2 : Addressee.HTTP_1;
    if (addressed == addressee) {
      return;
    }
    addressed = addressee;
    MultiMap headers = request.headers;
    if (multiplexed) {
      headers.remove(HttpHeaders.CONNECTION);
    } else if (!headers.contains(HttpHeaders.CONNECTION)) {
      headers.set(HttpHeaders.CONNECTION, HttpHeaders.KEEP_ALIVE);
    }
    asksForClose = headers.contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
  }

  /** Whether it asks the server to close the connection of HTTP/1.1 that it goes on. */
  boolean asksForClose() {
    return asksForClose;
  }

  /** The same with other headers. */
  RequestHead with(MultiMap headers) {
    return new RequestHead(
        destination,
        new HttpRequestHead(
            request.scheme,
            request.method,
            request.uri,
            headers,
            request.authority,
            request.absoluteURI,
            request.traceOperation),
        cookiesOfJar);
  }

  /**
   * The head of the next hop: credentials, and the name of the host, stay behind when it leads to
   * another server (RFC 9110, section 15.4).
   */
  RequestHead redirected(
      HttpMethod method, Destination next, @Nullable String cookies, @Nullable Buffer body) {
    MultiMap headers = HttpHeaders.headers().addAll(request.headers);
    boolean elsewhere = !next.origin().equals(destination.origin());
    if (elsewhere) {
      headers.remove(HttpHeaders.AUTHORIZATION);
    }
    if (elsewhere || cookiesOfJar) {
      headers.remove(HttpHeaders.COOKIE);
    }
    if (!method.equals(request.method)) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
      headers.remove(HttpHeaders.CONTENT_LENGTH);
    }
    HostAndPort named = elsewhere ? null : request.authority;
    return of(method, next, named, headers, cookies, body);
  }

  /**
   * Its bytes for HTTP/1.1, kept from the second time on.
   *
   * @return null for the first time
   */
  byte @Nullable [] bytes(Http1Heads writer) {
    if (bytes == null && written) {
      bytes = writer.bytes(request);
    }
    written = true;
    return bytes;
  }
}
