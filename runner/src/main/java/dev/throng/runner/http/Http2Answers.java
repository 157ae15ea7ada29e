package dev.throng.runner.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * Leaves interim answers out of what a connection of HTTP/2 reads, and ends a stream whose frames
 * are no answer (RFC 9113, section 8.1).
 */
final class Http2Answers extends Http2FrameListenerDecorator {
  private final Http2Connection connection;
  private final Line line;

  private Http2Answers(Http2FrameListener listener, Http2Connection connection, Line line) {
    super(listener);
    this.connection = connection;
    this.line = line;
  }

  static void install(Http2ConnectionHandler handler, Line line) {
    handler
        .decoder()
        .frameListener(
            new Http2Answers(handler.decoder().frameListener(), handler.connection(), line));
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    if (!isInterim(streamId, headers, end)) {
      super.onHeadersRead(ctx, streamId, headers, padding, end);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    if (!isInterim(streamId, headers, end)) {
      super.onHeadersRead(ctx, streamId, headers, dependency, weight, exclusive, padding, end);
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    Http2Stream stream = connection.stream(streamId);
    if (stream != null && !stream.isHeadersReceived()) {
      throw Http2Exception.streamError(
          streamId, Http2Error.PROTOCOL_ERROR, "its body came before its head");
    }
    return super.onDataRead(ctx, streamId, data, padding, end);
  }

  private boolean isInterim(int streamId, Http2Headers headers, boolean end) throws Http2Exception {
    CharSequence status = headers.status();
    if (status == null) {
      Http2Stream stream = connection.stream(streamId);
      if (stream != null && !stream.isTrailersReceived()) {
        throw Http2Exception.streamError(streamId, Http2Error.PROTOCOL_ERROR, "it has no status");
      }
      return false;
    }
    if (status.length() == 3 && status.charAt(0) >= '2') {
      return false;
    }
    if (status.length() == 3
        && status.charAt(0) == '1'
        && !end
        && !status.toString().equals("101")) {
      line.answersBegun++;
      return true;
    }
    throw Http2Exception.streamError(
        streamId, Http2Error.PROTOCOL_ERROR, "%s", "status " + status + " ends no request");
  }
}
