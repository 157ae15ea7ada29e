package dev.throng.runner.worker;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.http.impl.HttpResponseHead;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.internal.ContextInternal;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection. It reports to its exchange exactly once, whatever Vert.x still
 * says afterwards.
 *
 * <p>A request may be repeated silently when it cannot have reached the application: it failed
 * before it was written, or on a connection that had served before, without a byte of an answer,
 * and its method is idempotent (RFC 9110, section 9.2.2). One that an HTTP/2 server refused may be
 * repeated whatever its method (RFC 9113, section 8.7).
 */
final class Attempt {
  /** Bodies that are read are kept up to this size. */
  static final int MAX_KEPT_BYTES = 16 << 20;

  private static final long REFUSED_STREAM = Http2Error.REFUSED_STREAM.code();
  private static final Buffer EMPTY = Buffer.buffer(0);

  private final Exchange exchange;
  private final Line line;
  private final HttpRequestHead request;
  private @Nullable HttpClientStream stream;
  private @Nullable HttpResponseHead response;
  private @Nullable Buffer kept;
  private @Nullable Buffer joined;
  private long bytes;
  private long writtenNanos;
  private boolean over;

  Attempt(Exchange exchange, Line line, HttpRequestHead request) {
    this.exchange = exchange;
    this.line = line;
    this.request = request;
  }

  Line line() {
    return line;
  }

  /** Whether the answer's head had arrived. */
  boolean isAnswered() {
    return response != null;
  }

  void send() {
    line.connection
        .createStream(line.connection.context())
        .onComplete((created, failure) -> {
          if (failure != null) {
            fail(failure, true);
          } else if (over) {
            created.cancel();
          } else {
            write(created);
          }
        });
  }

  private void write(HttpClientStream created) {
    stream = created;
    created.exceptionHandler(failure -> fail(failure, false));
    created.resetHandler(code -> fail(new StreamResetException(code), false));
    created.headHandler(this::head);
    ContextInternal context = created.context();
    if (exchange.keepsBody()) {
      created.dataHandler(chunk -> context.dispatch(chunk, this::keep));
    } else {
      created.dataHandler(this::count);
    }
    created.trailersHandler(_ -> context.dispatch(this::end));
    writtenNanos = exchange.writing();
    line.end.awaitsAnswer(true);
    created.writeHead(
        request, false, exchange.body(), true, HttpUtils.DEFAULT_STREAM_PRIORITY, false);
  }

  private void head(HttpResponseHead received) {
    if (over) {
      return;
    }
    response = received;
    line.end.awaitsAnswer(false);
    if (line.multiplexed && AnswerHead.isTooLarge(received.headers)) {
      abandon();
      exchange.attemptFailed(this, AnswerHead.tooLarge(), false);
      return;
    }
    exchange.headReceived();
  }

  private void count(Buffer chunk) {
    bytes += chunk.length();
  }

  private void keep(Buffer chunk) {
    bytes += chunk.length();
    if (over) {
      return;
    }
    if (bytes > MAX_KEPT_BYTES) {
      abandon();
      exchange.attemptFailed(this, new BodyTooLargeException(), false);
      return;
    }
    if (kept == null) {
      kept = chunk;
    } else if (joined == null) {
      joined = Buffer.buffer(2 * (int) bytes).appendBuffer(kept).appendBuffer(chunk);
      kept = joined;
    } else {
      joined.appendBuffer(chunk);
    }
  }

  private void end() {
    HttpResponseHead received = response;
    if (!over && received != null) {
      over = true;
      line.answered(received.headers);
      exchange.attemptAnswered(this, received, kept == null ? EMPTY : kept, bytes);
    }
  }

  private void fail(Throwable failure, boolean unwritten) {
    if (over) {
      return;
    }
    over = true;
    boolean refused = response == null && line.multiplexed && isRefusal(failure);
    line.retired |= refused || !concernsStreamOnly(failure);
    if (refused) {
      exchange.attemptRefused(this, failure);
      return;
    }
    boolean stale = response == null && line.used && isClose(failure);
    Throwable cause =
        failure instanceof Http2Exception.HeaderListSizeException ? AnswerHead.tooLarge() : failure;
    exchange.attemptFailed(this, cause, unwritten && line.used || stale && isUnapplied());
  }

  /** The server did nothing with the request, and says so, or it was never sent. */
  private boolean isRefusal(Throwable failure) {
    HttpClientStream sent = stream;
    return sent == null
        || sent.id() < 0 // it has no number yet: the connection takes no more
        || failure instanceof StreamResetException reset && reset.getCode() == REFUSED_STREAM
        || failure instanceof HttpClosedException closed
            && closed.goAway() != null
            && isOpen(); // so the stream alone was closed: it is above the last one of the GOAWAY
  }

  private static boolean concernsStreamOnly(Throwable failure) {
    return failure instanceof StreamResetException
        || failure instanceof Http2Exception.StreamException;
  }

  private boolean isOpen() {
    return line.connection.channelHandlerContext().channel().isActive();
  }

  private static boolean isClose(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof java.io.IOException;
  }

  /** Whether sending it again can do the target no harm. */
  private boolean isUnapplied() {
    return isIdempotent() || line.end.leftUnread(writtenNanos);
  }

  private boolean isIdempotent() {
    return request.method != HttpMethod.POST && request.method != HttpMethod.PATCH;
  }

  /** Stops whatever is still going on; nothing is reported any more. */
  void abandon() {
    over = true;
    HttpClientStream sent = stream;
    if (sent != null) {
      sent.cancel();
    }
  }

  /** The answer has more bytes than are kept for checks and extractors. */
  static final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException() {
      super(
          "the answer's body, which a check or an extractor reads, is larger than "
              + (MAX_KEPT_BYTES >> 20)
              + " MiB",
          null,
          false,
          false);
    }
  }
}
