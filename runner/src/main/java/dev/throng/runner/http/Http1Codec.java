package dev.throng.runner.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with one request at a time and exactly one answer to each. Interim answers are left out
 * (RFC 9110, section 15.2). Bytes that come without a request, or after an answer, end the
 * connection, as they would else be taken for the beginning of the next answer (RFC 9112, section
 * 9.2).
 */
final class Http1Codec
    extends CombinedChannelDuplexHandler<Http1Codec.Answers, Http1Codec.RequestWriter> {
  private static final int MAX_STATUS_LINE_BYTES = 16 << 10;
  private static final byte[] NEXT_ANSWER = "HTTP/".getBytes(StandardCharsets.US_ASCII);

  private Http1Codec(Line line, @Nullable Forwarding forwarding) {
    Answers answers = new Answers(line);
    init(
        answers,
        forwarding == null
            ? new RequestWriter(answers)
            : new ForwardedRequestWriter(answers, forwarding));
  }

  /**
   * How a proxy wants requests that it forwards.
   *
   * @param server what their targets begin with: {@code http://shop:8080}
   * @param authorization of the proxy's; null if it needs none
   */
  record Forwarding(String server, @Nullable String authorization) {}

  /** Takes the place of the codec that Vert.x has put into the pipeline of a new connection. */
  static void install(ChannelPipeline pipeline, Line line, @Nullable Forwarding forwarding) {
    pipeline.replace("codec", "codec", new Http1Codec(line, forwarding));
  }

  /** Tells the decoder what the next answer belongs to. */
  static class RequestWriter extends HttpRequestEncoder {
    private final Answers answers;

    RequestWriter(Answers answers) {
      this.answers = answers;
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, Object msg, List<Object> out)
        throws Exception {
      if (msg instanceof HttpRequest request) {
        answers.asked = request.method();
      }
      super.encode(ctx, msg, out);
    }
  }

  /**
   * Writes requests to a proxy, without a change of their heads: these may go to other servers too,
   * which are not to see what is the proxy's.
   */
  static final class ForwardedRequestWriter extends RequestWriter {
    private final Forwarding forwarding;

    ForwardedRequestWriter(Answers answers, Forwarding forwarding) {
      super(answers);
      this.forwarding = forwarding;
    }

    @Override
    protected void encodeInitialLine(ByteBuf out, HttpRequest request) {
      String target = request.uri().equals("*") ? "" : request.uri();
      out.writeCharSequence(
          request.method() + " " + forwarding.server() + target + " HTTP/1.1\r\n",
          StandardCharsets.UTF_8);
    }

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
      super.encodeHeaders(headers, out);
      if (forwarding.authorization() != null) {
        out.writeCharSequence(
            "Proxy-Authorization: " + forwarding.authorization() + "\r\n",
            StandardCharsets.US_ASCII);
      }
    }
  }

  /** Reads the answer to the request that was written last. */
  static final class Answers extends HttpResponseDecoder {
    private final Line line;

    /** The method of the request under way, or null when nothing is to come. */
    private @Nullable HttpMethod asked;

    private boolean begun;

    Answers(Line line) {
      super(
          new HttpDecoderConfig()
              .setMaxInitialLineLength(MAX_STATUS_LINE_BYTES)
              .setMaxHeaderSize(AnswerHead.MAX_BYTES)
              .setAllowDuplicateContentLengths(true) // as long as they are the same
              .setStrictLineParsing(false)); // a lone LF ends a line, too (RFC 9112, section 2.2)
      this.line = line;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
        throws Exception {
      if (asked == null) {
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
      int from = out.size();
      super.decode(ctx, in, out);
      if (out.size() > from) {
        inspect(in, out, from);
      }
    }

    private void inspect(ByteBuf rest, List<Object> out, int from) {
      if (out.get(from) instanceof HttpResponse answer) {
        int status = answer.status().code();
        if (answer.decoderResult().isSuccess() && (status < 200 || status > 999)) {
          if (status / 100 == 1 && status != 101) {
            out.subList(from, out.size()).clear();
            return;
          }
          answer.setDecoderResult(DecoderResult.failure(AnswerHead.noStatus(status)));
        }
      }
      if (out.getLast() instanceof LastHttpContent) {
        asked = null;
        begun = false;
        if (rest.isReadable()) {
          line.retired = true;
          line.ambiguous = line.used && beginsAnswer(rest);
        }
      }
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

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
      boolean interim =
          ((HttpResponse) message).status().codeClass() == HttpStatusClass.INFORMATIONAL;
      return super.isContentAlwaysEmpty(message) || !interim && HttpMethod.HEAD.equals(asked);
    }
  }
}
