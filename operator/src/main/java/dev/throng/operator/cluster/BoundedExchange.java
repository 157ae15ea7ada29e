package dev.throng.operator.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * One question to a master, which the operator does not trust: at most so many bytes of the answer
 * are kept, and an answer that is larger or not whole in time loses its connection, so that nothing
 * of it is read any more.
 */
final class BoundedExchange {
  private final int maxBytes;
  private final Promise<MasterAnswer> answer = Promise.promise();
  private final Buffer kept = Buffer.buffer();

  BoundedExchange(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  Future<MasterAnswer> answer() {
    return answer.future();
  }

  /** Also of one that has ended meanwhile: its connection is not used then. */
  void begin(HttpClientRequest request, Buffer content) {
    answer.future().onFailure(_ -> request.connection().close());
    if (!answer.future().isComplete()) {
      request.send(content).onFailure(this::fail).onSuccess(this::read);
    }
  }

  private void read(HttpClientResponse response) {
    response.exceptionHandler(this::fail);
    response.endHandler(
        _ -> answer.tryComplete(new MasterAnswer(response.statusCode(), response.headers(), kept)));
    response.handler(this::keep);
  }

  private void keep(Buffer chunk) {
    if (answer.future().isComplete()) {
      return;
    }
    if (chunk.length() > maxBytes - kept.length()) {
      fail(new Untrusted("the master's answer is larger than " + (maxBytes >> 10) + " KiB"));
    } else {
      kept.appendBuffer(chunk);
    }
  }

  /** Ends it here, unless it is whole. */
  void end(String reason) {
    fail(new IllegalStateException(reason));
  }

  void fail(Throwable cause) {
    answer.tryFail(cause);
  }
}
