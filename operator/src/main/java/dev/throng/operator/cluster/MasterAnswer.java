package dev.throng.operator.cluster;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One whole answer of a master. */
record MasterAnswer(int status, MultiMap headers, Buffer content) {

  @Nullable String tag() {
    return headers.get("ETag");
  }

  /**
   * @param type what its content type must begin with
   * @throws IllegalStateException if it is no such answer
   */
  byte[] body(String type) {
    if (status != 200) {
      throw unexpected();
    }
    String received = headers.get("Content-Type");
    if (received == null || !received.startsWith(type)) {
      throw new Untrusted("the master's answer is not of the type " + type);
    }
    String encoding = headers.get("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Untrusted("the master's answer is packed, which was not asked for");
    }
    return content.getBytes();
  }

  /** Its first characters, as they may stand in a log. */
  String text(int most) {
    String text = content.toString(StandardCharsets.UTF_8);
    return text.substring(0, Math.min(most, text.length())).replaceAll("\\p{Cntrl}", "?");
  }

  /** A master that has a fault of its own says so by a status from 500 on; it gives no other. */
  IllegalStateException unexpected() {
    String sentence = "the master answered with status " + status;
    return status / 100 == 5 ? new Faulty(sentence) : new Untrusted(sentence);
  }

  /** A master that answers, but does not give what it was asked for. */
  static final class Faulty extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Faulty(String message) {
      super(message);
    }
  }
}
