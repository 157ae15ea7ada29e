package dev.throng.runner.http;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersAdaptor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer. Most answers have no header that anything reads, so those of a {@linkplain
 * PlainAnswers plain answer} are taken apart only when they are asked for.
 */
public final class AnswerHead {
  private final int status;
  private final String reason;
  private final boolean setsCookies;
  private final boolean limitsKeepAlive;
  private byte @Nullable [] text;
  private @Nullable MultiMap headers;

  /** As a decoder has read it. */
  public AnswerHead(int status, String reason, MultiMap headers) {
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    setsCookies = headers.contains(HttpHeaderNames.SET_COOKIE);
    limitsKeepAlive = headers.contains(HttpHeaderNames.CONNECTION);
  }

  /**
   * Of a plain answer.
   *
   * @param text from its status line to the empty line
   */
  AnswerHead(int status, String reason, byte[] text, boolean setsCookies, boolean limitsKeepAlive) {
    this.status = status;
    this.reason = reason;
    this.text = text;
    this.setsCookies = setsCookies;
    this.limitsKeepAlive = limitsKeepAlive;
  }

  public int status() {
    return status;
  }

  /** What its status line says beside the status; may be empty. */
  String reason() {
    return reason;
  }

  boolean setsCookies() {
    return setsCookies;
  }

  /** Whether its headers may say for how long the connection can be used. */
  boolean limitsKeepAlive() {
    return limitsKeepAlive;
  }

  /** Not to be changed. */
  public MultiMap headers() {
    if (headers == null) {
      headers = new HeadersAdaptor(fields());
      text = null;
    }
    return headers;
  }

  private HttpHeaders fields() {
    HttpHeaders fields =
        DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    if (text != null) {
      new String(text, StandardCharsets.US_ASCII)
          .lines()
          .skip(1)
          .takeWhile(line -> !line.isEmpty())
          .forEach(line -> {
            int colon = line.indexOf(':');
            fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
          });
    }
    return fields;
  }
}
