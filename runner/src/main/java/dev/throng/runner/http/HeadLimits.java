package dev.throng.runner.http;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HttpHeaders;
import java.util.Map;

/** How large the head of an answer may be, over HTTP/1.1 and HTTP/2 alike. */
final class HeadLimits {
  static final int MAX_BYTES = 64 << 10;

  /**
   * Up to here the decoder of HTTP/2 takes a head in, so that one that is too large ends its own
   * stream only: by that of Netty a quarter more ends the connection.
   */
  static final int MAX_DECODED_BYTES = 1 << 20;

  /** What a field adds to its name and value (RFC 9113, section 6.5.2). */
  private static final int FIELD_BYTES = 32;

  private HeadLimits() {}

  /**
   * @param headers of HTTP/2; the decoder of HTTP/1.1 sees to its own
   */
  static boolean isTooLarge(MultiMap headers) {
    int bytes = 0;
    for (Map.Entry<CharSequence, CharSequence> field : ((HttpHeaders) headers).unwrap()) {
      bytes += field.getKey().length() + field.getValue().length() + FIELD_BYTES;
    }
    return bytes > MAX_BYTES;
  }

  /** For a status that no final answer may have. */
  static AnswerException noStatus(int status) {
    return new AnswerException(
        status == 101
            ? "status 101: the server went over to another protocol, which nobody asked for"
            : "malformed answer: status " + status);
  }

  static DecoderException tooLarge() {
    return new TooLongHttpHeaderException("HTTP header is larger than " + MAX_BYTES + " bytes.");
  }
}
