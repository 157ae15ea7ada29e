package dev.throng.runner.simulation;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One end of a WebSocket on a played link. */
final class Socket {
  private final Machine machine;
  private final int mostBytes;
  private final BiConsumer<Socket, Buffer> send;
  private final BiConsumer<Socket, Runnable> carry;
  private @Nullable Socket other;
  private @Nullable Handler<Buffer> pieces;
  private @Nullable Handler<Buffer> messages;
  private @Nullable Handler<Void> closed;
  private boolean open = true;
  private boolean closing;

  /**
   * @param mostBytes of a message that comes in; a larger one ends the connection
   * @param carry has the other end do something, over the link
   */
  Socket(
      Machine machine,
      int mostBytes,
      BiConsumer<Socket, Buffer> send,
      BiConsumer<Socket, Runnable> carry) {
    this.machine = machine;
    this.mostBytes = mostBytes;
    this.send = send;
    this.carry = carry;
  }

  static void join(Socket one, Socket another) {
    one.other = another;
    another.other = one;
  }

  Socket other() {
    return Objects.requireNonNull(other);
  }

  Machine machine() {
    return machine;
  }

  <T extends WebSocketBase> T played(Class<T> type) {
    Played<T> played = new Played<>(type);
    T socket = played.toInterface();
    played
        .on(
            "handler",
            handler -> {
              pieces = handler(handler[0]);
              return socket;
            })
        .on(
            "binaryMessageHandler",
            handler -> {
              messages = handler(handler[0]);
              return socket;
            })
        .on(
            "closeHandler",
            handler -> {
              closed = handler(handler[0]);
              return socket;
            })
        .on("textMessageHandler", _ -> socket)
        .on("exceptionHandler", _ -> socket)
        .on(
            "writeBinaryMessage",
            message -> {
              if (open && !closing) {
                send.accept(this, (Buffer) message[0]);
              }
              return Future.succeededFuture();
            })
        .on(
            "close",
            _ -> {
              close();
              return Future.succeededFuture();
            });
    return socket;
  }

  @SuppressWarnings("unchecked")
  private static <E> Handler<E> handler(Object handler) {
    return (Handler<E>) handler;
  }

  boolean takes(Buffer message) {
    return open && message.length() <= mostBytes;
  }

  /** A message has come in. */
  void receive(Buffer message) {
    if (!takes(message)) {
      broken();
      carry.accept(this, other()::broken);
      return;
    }
    if (pieces != null) {
      pieces.handle(message);
    }
    if (messages != null) {
      messages.handle(message);
    }
  }

  /**
   * Sends nothing any more. What is under way comes in until the other end has closed as well (RFC
   * 6455, section 5.5.1).
   */
  void close() {
    if (open && !closing) {
      closing = true;
      carry.accept(this, other()::closedByOther);
    }
  }

  private void closedByOther() {
    broken();
    carry.accept(this, other()::broken);
  }

  /** The connection is gone. */
  void broken() {
    if (open) {
      open = false;
      machine.after(
          0,
          () -> {
            if (closed != null) {
              closed.handle(null);
            }
          });
    }
  }
}
