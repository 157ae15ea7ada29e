package dev.throng.runner.http;

import dev.throng.runner.scenario.Origin;
import io.vertx.core.net.HostAndPort;

/**
 * A server as each request names it, put together once: {@code Host} in HTTP/1.1 and {@code
 * :authority} in HTTP/2, without the port that its scheme has anyway (RFC 9110, section 4.2.3).
 *
 * @param host an IPv6 address in brackets
 * @param text for this scheme
 */
record Authority(String host, int port, boolean tls, String text) implements HostAndPort {
  static Authority of(Origin origin) {
    HostAndPort plain = HostAndPort.create(origin.uriHost(), origin.port());
    return new Authority(plain.host(), plain.port(), origin.tls(), plain.toString(origin.tls()));
  }

  @Override
  public String toString(boolean ssl) {
    return ssl == tls ? text : HostAndPort.create(host, port).toString(ssl);
  }
}
