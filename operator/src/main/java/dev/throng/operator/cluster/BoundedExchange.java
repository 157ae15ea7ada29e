package dev.throng.operator.cluster;

import io.netty.handler.codec.TooLongFrameException;
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
  private final Keeping keeping;
  private final Promise<MasterAnswer> answer = Promise.promise();
  private long bytes;
  private volatile boolean begun;

  BoundedExchange(int maxBytes, Keeping keeping) {
    this.maxBytes = maxBytes;
    this.keeping = keeping;
    answer.future().onComplete(_ -> keeping.release());
  }

  Future<MasterAnswer> answer() {
    return answer.future();
  }

  /** Also of one that has ended meanwhile: its connection is not used then. */
  void begin(HttpClientRequest request, Buffer content) {
    request.exceptionHandler(this::broken); // else Vert.x logs them
    request.connection().exceptionHandler(this::broken);
    answer.future().onFailure(_ -> request.connection().close());
    if (!answer.future().isComplete()) {
      request.send(content).onFailure(this::broken).onSuccess(this::read);
    }
  }

  private void read(HttpClientResponse response) {
    begun = true;
    response.exceptionHandler(this::broken);
    response.endHandler(_ -> tryTo(() -> answer.tryComplete(whole(response))));
    response.handler(chunk -> tryTo(() -> keep(chunk)));
  }

  private void tryTo(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private MasterAnswer whole(HttpClientResponse response) {
    return new MasterAnswer(response.statusCode(), response.headers(), keeping.whole());
  }

  private void keep(Buffer chunk) {
    if (answer.future().isComplete()) {
      return;
    }
    bytes += chunk.length();
    if (bytes > maxBytes) {
      throw new Untrusted("the master's answer is larger than " + (maxBytes >> 10) + " KiB");
    }
    keeping.add(chunk);
  }

  private void broken(Throwable cause) {
    boolean unreadable =
        cause instanceof IllegalArgumentException || cause instanceof TooLongFrameException;
    fail(unreadable ? new Untrusted("the master's answer is not HTTP") : cause);
  }

  /** Ends it here, unless it is whole. A master sends its answers in one piece, or not at all. */
  void end(int millis) {
    String reason = "the master's answer was not whole within " + millis + " ms";
    fail(begun ? new Untrusted(reason) : new IllegalStateException(reason));
  }

  void fail(Throwable cause) {
    answer.tryFail(cause);
  }
}
