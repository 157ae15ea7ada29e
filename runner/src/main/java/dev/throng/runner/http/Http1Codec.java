package dev.throng.runner.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.http.impl.headers.HeadersAdaptor;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.ShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with one request at a time and exactly one answer to each, between a connection and the
 * attempt that uses it. Vert.x opens the connection, and has no more to do with it.
 *
 * <p>Interim answers are left out (RFC 9110, section 15.2). Bytes that come without a request, or
 * after an answer, end the connection, as they would else be taken for the beginning of the next
 * answer (RFC 9112, section 9.2).
 */
final class Http1Codec extends ChannelInboundHandlerAdapter implements Carrier {
  private static final int MAX_STATUS_LINE_BYTES = 16 << 10;
  private static final byte[] NEXT_ANSWER = "HTTP/".getBytes(StandardCharsets.US_ASCII);

  /** A body up to this size is sent with its head, as one piece. */
  private static final int MOST_BYTES_IN_ONE_PIECE = 16 << 10;

  private static final int USUAL_HEAD_BYTES = 512;

  private static final ChannelInboundHandler NONE_YET = new ChannelInboundHandlerAdapter();

  private final Line line;
  private final Http1Heads heads;
  private final ContextInternal dispatcher;
  private final PlainAnswers plainAnswers;
  private @Nullable ChannelHandlerContext channel;

  /** Whose answer is to come, or null when nothing is. */
  private @Nullable Attempt attempt;

  private HttpMethod asked = HttpMethod.GET;
  private boolean asksForClose;
  private boolean begun;
  private boolean persists;

  /** Reads what is not plain. Most connections never need one, and it is large. */
  private ChannelInboundHandler decoder = NONE_YET;

  private Http1Codec(
      Line line, ContextInternal dispatcher, Http1Heads heads, PlainAnswers plainAnswers) {
    this.line = line;
    this.dispatcher = dispatcher;
    this.heads = heads;
    this.plainAnswers = plainAnswers;
  }

  /**
   * Takes the place of what Vert.x has put into the pipeline of a new connection, which keeps a
   * queue of 4 KB for what is to be written.
   *
   * @param connection of Vert.x's, which sees nothing more of the channel
   */
  static Http1Codec install(
      ChannelHandlerContext connection,
      ContextInternal dispatcher,
      Line line,
      Http1Heads heads,
      PlainAnswers plainAnswers) {
    Http1Codec codec = new Http1Codec(line, dispatcher, heads, plainAnswers);
    ChannelPipeline pipeline = connection.pipeline();
    pipeline.replace("codec", "codec", codec);
    pipeline.remove(connection.handler());
    return codec;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
  }

  private ChannelHandlerContext channel() {
    return Objects.requireNonNull(channel);
  }

  /** Writes the request of an attempt, which is told of what comes. */
  void send(Attempt sender, RequestHead head, @Nullable Buffer body) {
    attempt = sender;
    asked = head.method();
    asksForClose = head.asksForClose();
    ChannelHandlerContext out = channel();
    ChannelPromise promise = out.channel().unsafe().voidPromise();
    if (body == null) {
      out.writeAndFlush(head(head, 0), promise);
    } else if (body.length() <= MOST_BYTES_IN_ONE_PIECE) {
      out.writeAndFlush(head(head, body.length()).writeBytes(bytesOf(body)), promise);
    } else {
      out.write(head(head, 0), promise);
      out.writeAndFlush(bytesOf(body), promise);
    }
  }

  private ByteBuf head(RequestHead head, int moreBytes) {
    byte[] kept = head.bytes(heads);
    if (kept != null) {
      return channel().alloc().directBuffer(kept.length + moreBytes).writeBytes(kept);
    }
    ByteBuf out = channel().alloc().directBuffer(USUAL_HEAD_BYTES + moreBytes);
    try {
      heads.write(head.request(), out);
      return out;
    } catch (Throwable e) {
      out.release();
      throw e;
    }
  }

  private static ByteBuf bytesOf(Buffer body) {
    return ((BufferInternal) body).getByteBuf();
  }

  @Override
  public long number() {
    return 0;
  }

  @Override
  public void cancel() {
    attempt = null;
    line.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    Attempt receiver = attempt;
    AnswerHead plain =
        receiver == null
                || begun
                || asked.equals(HttpMethod.HEAD)
                || !(message instanceof ByteBuf in)
            ? null
            : plainAnswers.read(in);
    if (receiver == null || plain == null) {
      if (decoder == NONE_YET) {
        decoder = new Decoder();
      }
      decoder.channelRead(ctx, message);
      return;
    }
    ReferenceCountUtil.release(message);
    line.answersBegun++;
    persists = !asksForClose;
    receiver.head(plain);
    int length = plainAnswers.contentLength();
    if (receiver.onlyCounts()) {
      receiver.count(length);
    } else if (length > 0) {
      receiver.receive(BufferInternal.buffer(Unpooled.wrappedBuffer(plainAnswers.content())));
    }
    end(receiver);
  }

  private void end(Attempt receiver) {
    attempt = null;
    line.retired |= !persists;
    dispatcher.dispatch(receiver, Attempt::end);
  }

  /** What came is no answer; nothing more of it is looked at. */
  private void fail(Throwable cause) {
    Attempt failed = attempt;
    if (failed != null) {
      attempt = null;
      dispatcher.dispatch(cause, failed::broke);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(cause);
    ctx.close();
  }

  /** The client is closed. */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof ShutdownEvent) {
      ctx.close();
    }
    decoder.userEventTriggered(ctx, event);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    decoder.channelReadComplete(ctx);
  }

  /** Who watches the connection hears first that it ended, while something was going on on it. */
  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    decoder.channelInactive(ctx);
    line.closed();
    fail(HttpUtils.CONNECTION_CLOSED_EXCEPTION);
  }

  /** Any answer. It is no handler of the pipeline: what the codec hears, it passes on to it. */
  private final class Decoder extends HttpResponseDecoder {
    private static final HttpDecoderConfig CONFIG =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_STATUS_LINE_BYTES)
            .setMaxHeaderSize(HeadLimits.MAX_BYTES)
            .setAllowDuplicateContentLengths(true) // as long as they are the same
            .setStrictLineParsing(false); // a lone LF ends a line, too (RFC 9112, section 2.2)

    private boolean interim;

    Decoder() {
      super(CONFIG);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
        throws Exception {
      if (attempt == null) {
        if (in.isReadable()) {
          in.skipBytes(in.readableBytes());
          ctx.close();
        }
        return;
      }
      if (!begun && in.isReadable()) {
        begun = true;
        line.answersBegun++;
      }
      super.decode(ctx, in, out);
      deliver(in, out);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
        throws Exception {
      super.decodeLast(ctx, in, out);
      deliver(in, out);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
      boolean goesBeforeAnother =
          ((HttpResponse) message).status().codeClass() == HttpStatusClass.INFORMATIONAL;
      return super.isContentAlwaysEmpty(message)
          || !goesBeforeAnother && asked.equals(HttpMethod.HEAD);
    }

    private void deliver(ByteBuf rest, List<Object> out) {
      for (int i = 0; i < out.size(); i++) {
        deliver(rest, (HttpObject) out.get(i));
      }
      out.clear();
    }

    private void deliver(ByteBuf rest, HttpObject part) {
      Attempt receiver = attempt;
      if (receiver == null) {
        ReferenceCountUtil.release(part);
      } else if (part.decoderResult().isFailure()) {
        ReferenceCountUtil.release(part);
        fail(part.decoderResult().cause());
      } else if (part instanceof HttpResponse answer) {
        head(receiver, answer);
      } else {
        content(receiver, (HttpContent) part);
        if (part instanceof LastHttpContent) {
          last(receiver, rest);
        }
      }
    }

    private void head(Attempt receiver, HttpResponse answer) {
      int status = answer.status().code();
      HttpVersion version = answer.protocolVersion();
      interim = status / 100 == 1 && status != 101;
      if (interim) {
        return;
      }
      if (status < 200 || status > 999) {
        fail(HeadLimits.noStatus(status));
      } else if (version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0) {
        fail(new IllegalStateException("Unsupported HTTP version: " + version));
      } else {
        persists = !asksForClose && HttpUtil.isKeepAlive(answer);
        receiver.head(
            new AnswerHead(
                status, answer.status().reasonPhrase(), new HeadersAdaptor(answer.headers())));
      }
    }

    private static void content(Attempt receiver, HttpContent part) {
      ByteBuf content = part.content();
      if (!content.isReadable()) {
        content.release();
      } else if (receiver.onlyCounts()) {
        receiver.count(content.readableBytes());
        content.release();
      } else {
        receiver.receive(BufferInternal.safeBuffer(content));
      }
    }

    private void last(Attempt receiver, ByteBuf rest) {
      if (interim) {
        interim = false;
        return;
      }
      begun = false;
      if (rest.isReadable()) {
        line.retired = true;
        line.ambiguous = line.used && beginsAnswer(rest);
      }
      end(receiver);
    }

    private static boolean beginsAnswer(ByteBuf rest) {
      int length = Math.min(NEXT_ANSWER.length, rest.readableBytes());
      for (int i = 0; i < length; i++) {
        if (rest.getByte(rest.readerIndex() + i) != NEXT_ANSWER[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
