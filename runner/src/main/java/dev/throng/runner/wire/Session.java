package dev.throng.runner.wire;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a conversation that outlives its connections. Each message has a number and is kept
 * until the other end has said that it got it; on a new connection what it has not got is sent
 * again, and what comes twice is dropped: every message arrives exactly once and in order, as long
 * as both ends live. A message that comes before its time breaks the connection, since it shows
 * that one before it was lost on the way.
 *
 * @param <O> what is sent
 * @param <I> what is received
 */
public final class Session<O, I> {
  /** Why a connection is closed on which messages are missing: a protocol error (RFC 6455). */
  public static final short BROKEN = 1002;

  private final ArrayDeque<Frame<O>> unacknowledged = new ArrayDeque<>();
  private @Nullable Consumer<Frame<O>> connection;
  private long sent;
  private long received;

  /** Sends now, or on the next connection. */
  public synchronized void send(O message) {
    Frame<O> frame = new Frame<>(++sent, received, message);
    unacknowledged.addLast(frame);
    if (connection != null) {
      connection.accept(frame);
    }
  }

  /** Tells the other end that this one lives, and what it has received. */
  public synchronized void signal() {
    if (connection != null) {
      connection.accept(new Frame<>(0, received, null));
    }
  }

  /**
   * Goes on over a new connection.
   *
   * @param otherReceived the highest number that the other end has received in this session
   */
  public synchronized void connect(Consumer<Frame<O>> newConnection, long otherReceived) {
    connection = newConnection;
    acknowledged(otherReceived);
    signal();
    unacknowledged.forEach(newConnection);
  }

  /** The connection is gone; messages wait for the next. */
  public synchronized void disconnect() {
    connection = null;
  }

  /** Withdraws what waits to be sent, since it no longer holds. */
  public synchronized void discardUnsent() {
    if (!unacknowledged.isEmpty()) {
      unacknowledged.clear();
      unacknowledged.addLast(new Frame<>(sent, received, null));
    }
  }

  /**
   * The message of a frame that came in, or null if there is none that is new.
   *
   * @throws GapException if one before it has not arrived: the connection is to be closed, so that
   *     all that is missing is sent again on the next
   */
  public synchronized @Nullable I receive(Frame<I> frame) throws GapException {
    acknowledged(frame.received());
    if (frame.number() <= received) {
      return null;
    }
    I message = frame.message();
    if (message != null && frame.number() != received + 1) {
      throw new GapException(received, frame.number());
    }
    received = frame.number();
    return message;
  }

  /** The highest number received. */
  public synchronized long received() {
    return received;
  }

  /** Whether the other end has received all that was sent. */
  public synchronized boolean isDelivered() {
    return unacknowledged.isEmpty();
  }

  private void acknowledged(long number) {
    while (!unacknowledged.isEmpty() && unacknowledged.getFirst().number() <= number) {
      unacknowledged.removeFirst();
    }
  }
}
