package dev.throng.operator.cluster;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer of a master, which the operator does not trust: at most so many bytes are
 * kept, and an answer that is larger or not whole in time loses its connection, so that nothing of
 * it is read any more.
 */
final class BoundedBody implements BodyCodec<Buffer>, BodyStream<Buffer> {
  private final int maxBytes;
  private final Promise<Buffer> result = Promise.promise();
  private final Buffer kept = Buffer.buffer();
  private @Nullable HttpClientResponse response;
  private volatile @Nullable Throwable refusal;

  BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Tells each body of this kind which answer it is of. */
  static void bind(HttpContext<?> context) {
    if (context.phase() == ClientPhase.RECEIVE_RESPONSE
        && context.request().bodyCodec() instanceof BoundedBody body) {
      body.response = context.clientResponse();
    }
    context.next();
  }

  /** Ends the answer here, unless it is whole. */
  void refuse(String reason) {
    Throwable failure = new IllegalStateException(reason);
    if (result.tryFail(failure)) {
      refusal = failure;
      if (response != null) {
        response.request().connection().close();
      }
    }
  }

  /** Why the answer was ended here; the client itself knows only that its connection was closed. */
  Optional<Throwable> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public BodyStream<Buffer> stream() {
    return this;
  }

  @Override
  public Future<Buffer> result() {
    return result.future();
  }

  @Override
  public Future<Void> write(Buffer chunk) {
    if (result.future().isComplete()) {
      return Future.succeededFuture();
    }
    if (chunk.length() > maxBytes - kept.length()) {
      refuse("the master's answer is larger than " + (maxBytes >> 10) + " KiB");
    } else {
      kept.appendBuffer(chunk);
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end() {
    result.tryComplete(kept);
    return Future.succeededFuture();
  }

  @Override
  public void handle(Throwable failure) {
    result.tryFail(failure);
  }

  @Override
  public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public BoundedBody setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public BoundedBody drainHandler(@Nullable Handler<Void> handler) {
    return this;
  }
}
