package dev.throng.runner.http;

import dev.throng.runner.scenario.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open connection, and how many exchanges use it. */
final class Line {
  /** How many exchanges share an HTTP/2 connection at most, whatever its server allows. */
  static final int MAX_STREAMS = 100;

  private static final Buffer PING = Buffer.buffer(new byte[8]);
  private static final long PING_TIMEOUT_MILLIS = 1_000;

  final Origin origin;
  final boolean multiplexed;
  final ServerEnd end;
  int exchanges;

  /** Whether a pool offers it to whoever comes next. */
  boolean offered;

  boolean used;

  /** Since when nothing goes on on it, by {@link System#nanoTime()}, if it was used. */
  long idleSinceNanos;

  /** Nothing begins on it any more; it is closed when its last exchange has ended. */
  boolean retired;

  /** Requests that got at least a byte of an answer, an interim one for instance. */
  int answersBegun;

  /** Whether more than one answer came to a request, and an earlier request may have been meant. */
  boolean ambiguous;

  private final ContextInternal context;
  private final Channel channel;

  /** What speaks HTTP/1.1 on it; null for HTTP/2. */
  private final @Nullable Http1Codec codec;

  /** What speaks HTTP/2 on it; null for HTTP/1.1. */
  private final @Nullable HttpClientConnection connection;

  private final @Nullable Http2Connection streams;
  private long usableUntilNanos;
  private boolean hasLimit;
  private boolean ages;
  private long agedNanos;
  private Runnable onRetirement = () -> {};
  private Runnable onClose = () -> {};
  private @Nullable Runnable onRoom;
  private boolean doubted;
  private boolean closing;
  private long goAwayCode;

  /**
   * @param connected by {@link io.vertx.core.http.HttpClientAgent#connect}
   * @param connectNanos how long that took
   * @param heads writes those of requests, if it is a connection of HTTP/1.1
   * @param plainAnswers of its loop
   */
  Line(
      Origin origin,
      io.vertx.core.http.HttpClientConnection connected,
      long connectNanos,
      Http1Heads heads,
      PlainAnswers plainAnswers) {
    this.origin = origin;
    HttpClientConnection opened = ((UnpooledHttpClientConnection) connected).unwrap();
    ChannelHandlerContext handler = opened.channelHandlerContext();
    context = opened.context();
    channel = handler.channel();
    if (handler.handler() instanceof Http2ConnectionHandler http2) {
      connection = opened;
      opened.exceptionHandler(_ -> {}); // the exchange on it hears of it too, and tells the user
      streams = http2.connection();
      streams.addListener(new StreamListener());
      Http2Answers.install(http2, this);
      codec = null;
    } else {
      connection = null;
      streams = null;
      codec = Http1Codec.install(handler, context, this, heads, plainAnswers);
    }
    multiplexed = streams != null;
    end = ServerEnd.watch(channel, connectNanos);
  }

  /**
   * Calls back when a connection of HTTP/2 takes nothing more: it is about to close, or its server
   * announced by GOAWAY that it will, or it is dead. One of HTTP/1.1 tells only of its close.
   */
  void onRetirement(Runnable action) {
    if (connection != null) {
      onRetirement = action;
      connection.evictionHandler(_ -> retire());
    }
  }

  private void retire() {
    context.emit(null, _ -> onRetirement.run());
  }

  /** Calls back when the connection is closed. */
  void onClose(Runnable action) {
    if (connection != null) {
      connection.closeHandler(_ -> action.run());
    } else {
      onClose = action;
    }
  }

  /** The connection of HTTP/1.1 is closed. */
  void closed() {
    context.dispatch(onClose);
  }

  boolean isOpen() {
    return channel.isActive();
  }

  void close() {
    if (connection != null) {
      connection.close();
    } else {
      channel.close();
    }
  }

  /** Calls back, soon, when a connection that nobody is offered may have room again. */
  void onRoom(Runnable action) {
    onRoom = action;
  }

  /** Reads off an answer's headers for how long the connection may be used. */
  void answered(AnswerHead head) {
    hasLimit = false;
    if (multiplexed || !head.limitsKeepAlive()) {
      return;
    }
    long idleNanos = KeepAlive.idleNanos(head.headers());
    retired |= idleNanos == 0;
    hasLimit = idleNanos != KeepAlive.UNLIMITED;
    if (hasLimit) {
      usableUntilNanos = System.nanoTime() + idleNanos;
    }
  }

  /** From now on it may be used for so long. */
  void retireAfter(long nanos) {
    ages = true;
    agedNanos = System.nanoTime() + nanos;
  }

  /**
   * Whether nothing may begin on it any more: its server is about to close it, or has, for it was
   * idle as long as was announced; or it is as old as connections may be.
   */
  boolean isStale() {
    return hasLimit && System.nanoTime() - usableUntilNanos >= 0
        || ages && System.nanoTime() - agedNanos >= 0;
  }

  void closeIfIdle() {
    if (exchanges == 0 && !closing) {
      closing = true;
      close();
    }
  }

  /**
   * It is closed, and nothing was going on on it: how long it had been idle, if it was its server
   * that ended it.
   */
  void reportIdleClose(IdleCloses closes) {
    if (used && exchanges == 0 && !closing) {
      closes.closed(origin, System.nanoTime() - idleSinceNanos);
    }
  }

  /** What the end of the connection means to a request on it: more than the layers above say. */
  Throwable reasonOf(Throwable failure) {
    if (!(failure instanceof HttpClosedException)) {
      return failure;
    }
    IOException reset = end.reset();
    return reset != null
        ? reset
        : goAwayCode != 0 ? new Failures.GoneAwayException(goAwayCode) : failure;
  }

  /** Whether an HTTP/2 server said by GOAWAY that it does not look at a stream any more. */
  boolean isGivenUp(long stream) {
    return streams != null && streams.goAwayReceived() && stream > lastStream(streams);
  }

  /** Whether an HTTP/2 server said by GOAWAY that it may have done what a stream asks for. */
  boolean isTaken(long stream) {
    return streams != null
        && streams.goAwayReceived()
        && stream <= lastStream(streams)
        && lastStream(streams) != Integer.MAX_VALUE; // of the first of two: not known yet
  }

  private static int lastStream(Http2Connection streams) {
    return streams.local().lastStreamKnownByPeer();
  }

  @Nullable Http1Codec codec() {
    return codec;
  }

  /** A stream for one more request, of HTTP/2. */
  Future<HttpClientStream> openStream() {
    return Objects.requireNonNull(connection).createStream(context);
  }

  /** How many exchanges it takes at once: those that an HTTP/2 server allows, else one. */
  int capacity() {
    return streams == null ? 1 : Math.min(MAX_STREAMS, streams.local().maxActiveStreams());
  }

  /**
   * Whether another exchange may begin on it. An HTTP/2 stream counts until both sides have closed
   * it, which may be later than the end of its exchange.
   */
  boolean hasRoom() {
    return !retired
        && !doubted
        && !end.isOver()
        && exchanges < capacity()
        && (streams == null || streams.local().canOpenStream());
  }

  /**
   * A request on it timed out: nothing more begins on an HTTP/2 connection until it has answered a
   * PING. One that died silently would keep all its users waiting.
   */
  void doubt() {
    if (connection == null || doubted) {
      return;
    }
    doubted = true;
    connection
        .ping(PING)
        .onSuccess(_ -> {
          doubted = false;
          offerSoon();
        });
    channel.eventLoop().schedule(this::retireIfDoubted, PING_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void retireIfDoubted() {
    if (doubted) {
      retire();
    }
  }

  private void offerSoon() {
    Runnable action = onRoom;
    if (action != null && !offered && !retired) {
      context.runOnContext(_ -> action.run());
    }
  }

  private final class StreamListener extends Http2ConnectionAdapter {
    @Override
    public void onGoAwayReceived(int lastStream, long errorCode, ByteBuf debugData) {
      goAwayCode = errorCode;
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
      offerSoon();
    }
  }
}
