package dev.throng.runner.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees how a server ends a connection, below all other layers, and whether it had read the request
 * that was under way. A server that closes an idle connection may cross a request: that one was
 * never read, and may be sent again whatever its method (RFC 9110, section 9.2.2).
 */
final class ServerEnd extends ChannelInboundHandlerAdapter {
  /** Of Linux: the server answered what was sent to it by a reset. */
  private static final int TCP_CLOSE = 7;

  /** What a loop may need to see an end, beside the time it takes on the network. */
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * Servers such as those in Java close in two steps: what was left unread shows by the reset that
   * follows the end of their output at once.
   */
  private static final long RESET_GRACE_MILLIS = 5;

  private final long roundTripNanos;
  private final boolean told;
  private boolean awaitsAnswer;
  private boolean unread;
  private @Nullable IOException reset;
  private boolean over;

  /**
   * @param connectNanos how long it took to connect: one round trip at least
   * @param told whether the system tells what the server's TCP has taken in
   */
  private ServerEnd(long connectNanos, boolean told) {
    roundTripNanos = connectNanos;
    this.told = told;
  }

  static ServerEnd watch(Channel channel, long connectNanos) {
    ServerEnd end = new ServerEnd(connectNanos, channel instanceof EpollSocketChannel);
    channel.pipeline().addFirst(end);
    if (channel.config() instanceof SocketChannelConfig config) {
      config.setAllowHalfClosure(true); // else the socket is closed before it can be asked
    }
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls != null) {
      tls.sslCloseFuture().addListener(_ -> end.byCloseNotify(channel));
    }
    return end;
  }

  /**
   * Takes the server's close_notify for the end of the connection, as nothing can come after it
   * (RFC 8446, section 6.1). Some servers send no more than that and leave TCP open.
   */
  private void byCloseNotify(Channel channel) {
    ChannelHandlerContext lowest = channel.pipeline().context(this);
    if (lowest != null) {
      unread = crossed(channel);
      over = true;
      lowest.close(); // the layers above would first write, to a server that reads no more
    }
  }

  /** Whether what came last came before an answer to what was sent last could have. */
  private boolean crossed(Channel channel) {
    if (channel instanceof EpollSocketChannel socket && socket.isOpen()) {
      EpollTcpInfo info = socket.tcpInfo();
      long millis = info.lastDataSent() - info.lastDataRecv();
      return TimeUnit.MILLISECONDS.toNanos(millis) <= roundTripNanos + SLACK_NANOS;
    }
    return false;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event != ChannelInputShutdownEvent.INSTANCE) {
      context.fireUserEventTriggered(event);
    } else if (awaitsAnswer && !hasUnread(context.channel())) {
      context.executor().schedule(() -> end(context), RESET_GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      end(context);
    }
  }

  private void end(ChannelHandlerContext context) {
    over = true;
    unread = hasUnread(context.channel());
    context.close();
  }

  /** Whether the server's TCP had not taken in all that was sent when it closed. */
  private static boolean hasUnread(Channel channel) {
    if (channel instanceof EpollSocketChannel socket && socket.isOpen()) {
      EpollTcpInfo info = socket.tcpInfo();
      return info.unacked() > 0 || info.state() == TCP_CLOSE;
    }
    return false;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException byReset) {
      reset = byReset;
    }
    context.fireExceptionCaught(cause);
  }

  /** How the connection was reset; null if it was not. */
  @Nullable IOException reset() {
    return reset;
  }

  /** Whether the system tells what the server's TCP has taken in. */
  boolean isTold() {
    return told;
  }

  /** Whether the server has ended the connection, though the layers above may not know yet. */
  boolean isOver() {
    return over;
  }

  /**
   * @param awaited whether a request was written, and nothing came back yet
   */
  void awaitsAnswer(boolean awaited) {
    awaitsAnswer = awaited;
  }

  /**
   * Whether the server closed the connection without having read what was written. Where TCP does
   * not tell, as of a reset, it is so if the end came before an answer to the request could have.
   *
   * @param writtenNanos when that was, by {@link System#nanoTime()}
   */
  boolean leftUnread(long writtenNanos) {
    return unread
        || reset != null && System.nanoTime() - writtenNanos <= roundTripNanos + SLACK_NANOS;
  }
}
