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
  private final HttpRequestHead request;
  private final boolean cookiesOfJar;
  private boolean written;
  private byte @Nullable [] bytes;

  /**
   * @param cookiesOfJar whether its {@code Cookie} header is the jar's and not the caller's
   */
  private RequestHead(Destination destination, HttpRequestHead request, boolean cookiesOfJar) {
    this.destination = destination;
    this.request = request;
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

  HttpRequestHead request() {
    return request;
  }

  boolean asksForClose() {
    return request.headers.contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
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
