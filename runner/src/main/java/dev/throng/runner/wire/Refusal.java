package dev.throng.runner.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.DecodeException;
import org.jspecify.annotations.Nullable;

/** Why a master, or whatever answers in its place, does not let a worker in. */
final class Refusal {
  private static final int MOST_CHARACTERS = 300;

  private Refusal() {}

  /** The master's sentence, or the beginning of what else was answered. */
  static String text(UpgradeRejectedException refusal) {
    Buffer body = refusal.getBody();
    String text = body == null ? "" : sentence(body).strip();
    if (text.isEmpty()) {
      return "HTTP status " + refusal.getStatus();
    }
    int length = text.codePointCount(0, text.length());
    return length <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
  }

  private static String sentence(Buffer body) {
    @Nullable String error = null;
    try {
      error = body.toJsonObject().getString("error");
    } catch (DecodeException | ClassCastException _) {
      // it is no answer of a master
    }
    return error == null ? body.toString() : error;
  }
}
