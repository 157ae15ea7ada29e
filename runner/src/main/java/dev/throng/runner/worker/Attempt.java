package dev.throng.runner.worker;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection. It reports to its exchange exactly once, whatever Vert.x still
 * says afterwards.
 *
 * <p>A request may be repeated silently when it cannot have reached the application: it failed
 * before it was written, or on a connection that had served before, without a byte of an answer,
 * and its method is idempotent (RFC 9110, section 9.2.2).
 */
final class Attempt {
  /** Bodies that are read are kept up to this size. */
  static final int MAX_KEPT_BYTES = 16 << 20;

  private static final Buffer EMPTY = Buffer.buffer(0);

  private final Exchange exchange;
  private final Line line;
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private @Nullable Buffer kept;
  private @Nullable Buffer joined;
  private long bytes;
  private boolean over;

  Attempt(Exchange exchange, Line line) {
    this.exchange = exchange;
    this.line = line;
  }

  Line line() {
    return line;
  }

  /** Whether the answer's head had arrived. */
  boolean isAnswered() {
    return response != null;
  }

  /** Whether the server said that it closes the connection after its answer. */
  boolean closesConnection() {
    HttpClientResponse received = response;
    String connection = received == null ? null : received.getHeader(HttpHeaders.CONNECTION);
    return connection != null && connection.equalsIgnoreCase("close");
  }

  void send(RequestOptions options) {
    line.connection
        .request(options)
        .onComplete((created, failure) -> {
          if (failure != null) {
            fail(failure, true);
          } else if (over) {
            created.reset();
          } else {
            write(created);
          }
        });
  }

  private void write(HttpClientRequest created) {
    request = created;
    created.exceptionHandler(failure -> fail(failure, false));
    created.response().onComplete(this::head);
    Buffer body = exchange.body();
    exchange.writing();
    if (body != null) {
      created.end(body);
    } else if (created.getMethod() == HttpMethod.POST
        || created.getMethod() == HttpMethod.PUT
        || created.getMethod() == HttpMethod.PATCH) {
      created.end(EMPTY);
    } else {
      created.end();
    }
  }

  private void head(@Nullable HttpClientResponse received, @Nullable Throwable failure) {
    if (received == null) {
      fail(failure == null ? new HttpClosedException("no answer") : failure, false);
      return;
    }
    if (over) {
      return;
    }
    response = received;
    exchange.headReceived();
    received.exceptionHandler(broken -> fail(broken, false));
    received.handler(exchange.keepsBody() ? this::keep : this::count);
    received.endHandler(_ -> end());
  }

  private void count(Buffer chunk) {
    bytes += chunk.length();
  }

  private void keep(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > MAX_KEPT_BYTES) {
      abandon("the body is too large");
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
    HttpClientResponse received = response;
    if (!over && received != null) {
      over = true;
      exchange.attemptAnswered(this, received, kept == null ? EMPTY : kept, bytes);
    }
  }

  private void fail(Throwable failure, boolean unwritten) {
    if (over) {
      return;
    }
    over = true;
    boolean stale = response == null && line.used && isClose(failure);
    exchange.attemptFailed(this, failure, unwritten && line.used || stale && isIdempotent());
  }

  private static boolean isClose(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof java.io.IOException;
  }

  private boolean isIdempotent() {
    HttpClientRequest sent = request;
    return sent != null
        && sent.getMethod() != HttpMethod.POST
        && sent.getMethod() != HttpMethod.PATCH;
  }

  /** Stops whatever is still going on; nothing is reported any more. */
  void abandon(String why) {
    over = true;
    HttpClientRequest sent = request;
    if (sent != null) {
      sent.reset(0x8, new HttpClosedException(why)); // HTTP/2 CANCEL
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
