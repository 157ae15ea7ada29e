package dev.throng.runner.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.impl.HttpRequestHead;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the heads of requests as HTTP/1.1 has them: those of a connection to their server, or to a
 * proxy that forwards them. What is the proxy's is in no request's own head, as that may go to
 * other servers too, which are not to see it.
 */
final class Http1Heads extends HttpRequestEncoder {
  private static final int CRLF = '\r' << Byte.SIZE | '\n';
  private static final int USUAL_BYTES = 256;

  private final boolean tls;
  private final @Nullable Forwarding forwarding;

  /**
   * How a proxy wants requests that it forwards.
   *
   * @param server what their targets begin with: {@code http://shop:8080}
   * @param authorization of the proxy's; null if it needs none
   */
  record Forwarding(String server, @Nullable String authorization) {}

  Http1Heads(boolean tls, @Nullable Forwarding forwarding) {
    this.tls = tls;
    this.forwarding = forwarding;
  }

  byte[] bytes(HttpRequestHead head) {
    ByteBuf out = Unpooled.buffer(USUAL_BYTES);
    write(head, out);
    return ByteBufUtil.getBytes(out);
  }

  void write(HttpRequestHead head, ByteBuf out) {
    HttpRequest request =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, head.method.toNetty(), head.uri, false);
    HttpHeaders headers = request.headers();
    for (Map.Entry<String, String> field : head.headers) {
      headers.add(field.getKey(), field.getValue());
    }
    headers.set(HttpHeaderNames.HOST, head.authority.toString(tls));
    encodeInitialLine(out, request);
    encodeHeaders(headers, out);
    ByteBufUtil.writeShortBE(out, CRLF);
  }

  @Override
  protected void encodeInitialLine(ByteBuf out, HttpRequest request) {
    if (forwarding == null) {
      try {
        super.encodeInitialLine(out, request);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return;
    }
    String target = request.uri().equals("*") ? "" : request.uri();
    out.writeCharSequence(
        request.method() + " " + forwarding.server() + target + " HTTP/1.1\r\n",
        StandardCharsets.UTF_8);
  }

  @Override
  protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
    super.encodeHeaders(headers, out);
    if (forwarding != null && forwarding.authorization() != null) {
      out.writeCharSequence(
          "Proxy-Authorization: " + forwarding.authorization() + "\r\n", StandardCharsets.US_ASCII);
    }
  }
}
