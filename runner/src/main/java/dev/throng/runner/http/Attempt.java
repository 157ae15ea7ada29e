package dev.throng.runner.http;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.http.impl.HttpUtils;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection. It reports to its exchange exactly once, whatever Vert.x still
 * says afterwards.
 *
 * <p>A request is repeated when its server did not read it: it failed before it was written, or the
 * connection, which had served before, ended without a byte of an answer and {@link ServerEnd} says
 * so; where the system does not tell, only if its method is idempotent (RFC 9110, section 9.2.2).
 * One that an HTTP/2 server refused is repeated whatever its method (RFC 9113, section 8.7). One
 * that crossed the server's close at its keep-alive limit, and may have been read all the same, is
 * the generator's failure: it sent it too late.
 */
final class Attempt {
  /**
   * How long the news that the server had closed an idle connection may take where the system does
   * not tell whether the server read the request. The generator itself counts as broken when it is
   * later than that.
   */
  private static final long REPEATABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /**
   * How late after a request the news of a close may be that it crossed, on a loop with much to do.
   */
  private static final long CROSSING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long REFUSED_STREAM = Http2Error.REFUSED_STREAM.code();
  private static final Buffer EMPTY = Buffer.buffer(0);

  private final Exchange exchange;
  private final Line line;
  private final RequestHead request;
  private final boolean idleBefore;
  private @Nullable Carrier carrier;
  private @Nullable AnswerHead response;
  private int beginning;
  private @Nullable Buffer kept;
  private @Nullable Buffer joined;
  private long bytes;
  private @Nullable Unpacker unpacker;
  private int answersBefore;
  private long writtenNanos;
  private boolean over;

  Attempt(Exchange exchange, Line line, RequestHead request) {
    this.exchange = exchange;
    this.line = line;
    this.request = request;
    idleBefore = line.used && line.exchanges == 1;
  }

  Line line() {
    return line;
  }

  /** Whether the answer's head had arrived. */
  boolean isAnswered() {
    return response != null;
  }

  void send() {
    Http1Codec codec = line.codec();
    if (codec == null) {
      openStream();
    } else if (line.isOpen()) {
      guarded(Attempt::write, codec);
    } else {
      fail(HttpUtils.CONNECTION_CLOSED_EXCEPTION, true);
    }
  }

  private void openStream() {
    line.openStream()
        .onComplete((created, failure) -> {
          if (failure != null) {
            fail(failure, true);
          } else if (over) {
            created.cancel();
          } else {
            guarded(Attempt::write, new Http2Carrier(created));
          }
        });
  }

  private void write(Http1Codec codec) {
    carrier = codec;
    begin();
    codec.send(this, request, exchange.body());
  }

  private void write(Http2Carrier stream) {
    carrier = stream;
    stream.carry(this);
    begin();
    stream.write(request.request(), exchange.body());
  }

  private void begin() {
    answersBefore = line.answersBegun;
    writtenNanos = exchange.writing();
    line.end.awaitsAnswer(true);
  }

  /** Whatever breaks here ends the exchange: nobody else would hear of it. */
  private <T> void guarded(BiConsumer<Attempt, T> step, T argument) {
    try {
      step.accept(this, argument);
    } catch (AnswerException unusable) {
      refuse(unusable);
    } catch (Throwable unforeseen) {
      over();
      exchange.broken(this, unforeseen);
    }
  }

  /** What comes is no answer, and is not waited for any more. */
  private void refuse(RuntimeException unusable) {
    abandon();
    exchange.attemptFailed(this, unusable, false);
  }

  void head(AnswerHead received) {
    guarded(Attempt::begun, received);
  }

  private void begun(AnswerHead received) {
    if (over) {
      return;
    }
    response = received;
    line.end.awaitsAnswer(false);
    if (line.multiplexed && HeadLimits.isTooLarge(received.headers())) {
      refuse(HeadLimits.tooLarge());
      return;
    }
    if (exchange.unpacksBody()) {
      unpacker = Unpacker.of(received.headers().get(HttpHeaders.CONTENT_ENCODING), this::unpacked);
    }
    beginning = exchange.keepsBody() ? 0 : exchange.wantedOfBody(received.status());
    exchange.headReceived();
  }

  /** Whether nothing is wanted of the answer's body but its size. */
  boolean onlyCounts() {
    return over || unpacker == null && beginning == 0 && !exchange.keepsBody();
  }

  /** So many bytes of the answer's body have come. */
  void count(int length) {
    bytes += length;
  }

  /** A part of the answer's body has come. */
  void receive(Buffer chunk) {
    if (onlyCounts()) {
      count(chunk.length());
    } else {
      guarded(Attempt::take, chunk);
    }
  }

  private void take(Buffer chunk) {
    if (unpacker == null) {
      keep(chunk);
    } else {
      unpacker.add(chunk.getBytes());
    }
  }

  private void unpacked(byte[] part, int length) {
    if (beginning > 0 || exchange.keepsBody()) {
      keep(Buffer.buffer(length).appendBytes(part, 0, length));
    } else {
      bytes += length;
    }
  }

  private void keep(Buffer chunk) {
    bytes += chunk.length();
    if (beginning > 0) {
      keepBeginning(chunk);
      return;
    }
    if (bytes > Exchange.MOST_KEPT_BYTES) {
      if (exchange.mayGoWithoutBody()) {
        kept = null;
        joined = null;
        return;
      }
      throw new AnswerException(
          "the answer's body, which a check or an extractor reads, is larger than "
              + (Exchange.MOST_KEPT_BYTES >> 20)
              + " MiB");
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

  /** Of a body that nothing reads, for people to see. */
  private void keepBeginning(Buffer chunk) {
    int room = beginning - (kept == null ? 0 : kept.length());
    if (room > 0) {
      Buffer part = chunk.getBuffer(0, Math.min(room, chunk.length()));
      kept = kept == null ? part : kept.appendBuffer(part);
    }
  }

  /** The answer is complete. */
  void end() {
    AnswerHead received = response;
    if (received != null) {
      guarded(Attempt::ended, received);
    }
  }

  private void ended(AnswerHead received) {
    if (over) {
      return;
    }
    if (unpacker != null) {
      unpacker.end();
    }
    if (line.ambiguous) {
      throw new AnswerException(
          "the server sent more than one answer: which is this request's cannot be told");
    }
    over();
    line.retired |= !line.isOpen();
    line.answered(received);
    exchange.attemptAnswered(this, received, kept == null ? EMPTY : kept, bytes);
  }

  private void over() {
    over = true;
    if (unpacker != null) {
      unpacker.close();
    }
  }

  /** Nothing more comes. */
  void broke(Throwable failure) {
    guarded(Attempt::failed, failure);
  }

  private void failed(Throwable failure) {
    fail(failure, false);
  }

  private void fail(Throwable failure, boolean unwritten) {
    if (over) {
      return;
    }
    over();
    boolean refused = response == null && line.multiplexed && isRefusal(failure);
    line.retired |= refused || !concernsStreamOnly(failure);
    if (refused || wasUnread(failure)) {
      exchange.attemptInVain(this, failure);
      return;
    }
    exchange.attemptFailed(this, cause(failure), unwritten && line.used);
  }

  private Throwable cause(Throwable failure) {
    if (failure instanceof Http2Exception.HeaderListSizeException) {
      return HeadLimits.tooLarge();
    }
    return isLostInRace(failure) ? new Failures.LostInRaceException() : line.reasonOf(failure);
  }

  private boolean isLostInRace(Throwable failure) {
    return idleBefore
        && isUnansweredEnd(failure)
        && System.nanoTime() - writtenNanos <= CROSSING_NANOS
        && exchange.isAtKeepAliveLimit(writtenNanos - line.idleSinceNanos);
  }

  /** Whether the server had closed the connection before it read the request. */
  private boolean wasUnread(Throwable failure) {
    return line.used
        && isUnansweredEnd(failure)
        && !line.isTaken(Objects.requireNonNull(carrier).number())
        && (line.end.leftUnread(writtenNanos) || mayBeUnread());
  }

  /** Whether the connection ended after the request was written, without a byte of an answer. */
  private boolean isUnansweredEnd(Throwable failure) {
    return carrier != null
        && response == null
        && isClose(failure)
        && line.answersBegun == answersBefore;
  }

  /** Where the system does not tell. */
  private boolean mayBeUnread() {
    return !line.end.isTold()
        && idleBefore
        && isIdempotent()
        && System.nanoTime() - writtenNanos <= REPEATABLE_NANOS;
  }

  /** The server did nothing with the request, and says so, or it was never sent. */
  private boolean isRefusal(Throwable failure) {
    Carrier sent = carrier;
    return sent == null
        || sent.number() < 0 // it has no number yet: the connection takes no more
        || failure instanceof StreamResetException reset && reset.getCode() == REFUSED_STREAM
        || failure instanceof HttpClosedException && line.isGivenUp(sent.number());
  }

  private static boolean concernsStreamOnly(Throwable failure) {
    return failure instanceof StreamResetException
        || failure instanceof Http2Exception.StreamException;
  }

  private static boolean isClose(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof java.io.IOException;
  }

  private boolean isIdempotent() {
    HttpMethod method = request.request().method;
    return method != HttpMethod.POST && method != HttpMethod.PATCH;
  }

  /** Stops whatever is still going on; nothing is reported any more. */
  void abandon() {
    over();
    Carrier sent = carrier;
    if (sent != null) {
      sent.cancel();
    }
  }
}
