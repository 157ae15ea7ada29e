package dev.throng.runner.worker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;

/**
 * Plays lines as frames on the stream of the request: {@code headers STATUS name: value; …}, {@code
 * data BYTES}, {@code trailers name: value}, each with {@code end} before it to end the stream;
 * {@code rst CODE}, {@code goaway LAST CODE} with {@code this}, {@code before} or a number as the
 * last stream, {@code ping}, {@code settings ID VALUE}, {@code window N}, {@code frame TYPE FLAGS
 * STREAM BYTES} for any other, {@code wait MILLIS}, {@code close}, {@code reset}.
 */
final class Http2OddServer extends OddServer {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;

  Http2OddServer(List<OddAnswer> cases) throws IOException {
    super(cases);
  }

  @Override
  void serve(Socket accepted, InputStream in, OutputStream out, int connection)
      throws IOException, InterruptedException {
    DataInputStream frames = new DataInputStream(in);
    Player player = new Player(new DataOutputStream(out));
    frames.skipNBytes(24); // the preface
    player.frame(SETTINGS, 0, 0, new byte[0]);
    while (true) {
      int length = frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
      int type = frames.readUnsignedByte();
      int flags = frames.readUnsignedByte();
      int stream = frames.readInt();
      byte[] payload = frames.readNBytes(length);
      if (type == SETTINGS && (flags & ACK) == 0) {
        player.frame(SETTINGS, ACK, 0, new byte[0]);
      } else if (type == PING && (flags & ACK) == 0) {
        player.frame(PING, ACK, 0, payload);
      } else if (type == HEADERS) {
        String path = player.path(stream, (flags & 0x20) == 0 ? 0 : 5, payload);
        List<String> play = asked(path, connection);
        if (!path.startsWith("/case/")) {
          play =
              path.startsWith("/before/")
                  ? List.of("goaway this 0", "headers 200", "end data next")
                  : List.of("headers 200", "end data next");
        }
        if (!player.play(play, stream, accepted)) {
          return;
        }
      }
    }
  }

  /** Writes frames to one connection. */
  private static final class Player {
    private final DataOutputStream out;
    private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();

    Player(DataOutputStream out) {
      this.out = out;
    }

    String path(int stream, int offset, byte[] payload) throws IOException {
      ByteBuf block = Unpooled.wrappedBuffer(payload, offset, payload.length - offset);
      try {
        return String.valueOf(decoder.decodeHeaders(stream, block).path());
      } catch (Http2Exception e) {
        throw new IOException(e);
      }
    }

    void frame(int type, int flags, int stream, byte[] payload) throws IOException {
      out.writeByte(payload.length >> 16);
      out.writeShort(payload.length);
      out.writeByte(type);
      out.writeByte(flags);
      out.writeInt(stream);
      out.write(payload);
      out.flush();
    }

    private void headers(int flags, int stream, String status, String fields) throws IOException {
      Http2Headers headers = new DefaultHttp2Headers(false);
      if (!status.isEmpty()) {
        headers.add(":status", status);
      }
      for (String field : fields.isEmpty() ? new String[0] : fields.split("; ")) {
        int colon = field.indexOf(": ");
        String value = field.substring(colon + 2);
        headers.add(
            field.substring(0, colon),
            value.startsWith("@long ") ? "y".repeat(Integer.parseInt(value.substring(6))) : value);
      }
      ByteBuf block = Unpooled.buffer();
      try {
        encoder.encodeHeaders(stream, headers, block);
      } catch (Http2Exception e) {
        throw new IOException(e);
      }
      byte[] bytes = new byte[block.readableBytes()];
      block.readBytes(bytes);
      frame(HEADERS, flags | END_HEADERS, stream, bytes);
    }

    /** False at the end of the connection. */
    boolean play(List<String> lines, int stream, Socket accepted)
        throws IOException, InterruptedException {
      for (String line : lines) {
        int end = line.startsWith("end ") ? END_STREAM : 0;
        String[] words = (end == 0 ? line : line.substring(4)).split(" ", 2);
        String rest = words.length == 2 ? words[1] : "";
        String[] parts = rest.split(" ", 4);
        switch (words[0]) {
          case "headers" ->
              headers(
                  end,
                  stream,
                  parts[0].equals("-") ? "" : parts[0],
                  rest.substring(Math.min(rest.length(), parts[0].length() + 1)));
          case "trailers" -> headers(END_STREAM, stream, "", rest);
          case "data" -> frame(DATA, end, stream, OddBytes.of(rest));
          case "rst" -> frame(RST_STREAM, 0, stream, number(Integer.parseInt(rest)));
          case "goaway" -> {
            int last =
                switch (parts[0]) {
                  case "this" -> stream;
                  case "before" -> stream - 2;
                  default -> Integer.parseInt(parts[0]);
                };
            byte[] code = number(Integer.parseInt(parts[1]));
            byte[] both = java.util.Arrays.copyOf(number(last), 8);
            System.arraycopy(code, 0, both, 4, 4);
            frame(GOAWAY, 0, 0, both);
          }
          case "ping" -> frame(PING, 0, 0, new byte[8]);
          case "settings" ->
              frame(
                  SETTINGS,
                  0,
                  0,
                  java.nio.ByteBuffer.allocate(6)
                      .putShort(Short.parseShort(parts[0]))
                      .putInt(Integer.parseInt(parts[1]))
                      .array());
          case "window" -> frame(WINDOW_UPDATE, 0, stream, number(Integer.parseInt(rest)));
          case "frame" ->
              frame(
                  Integer.parseInt(parts[0]),
                  Integer.parseInt(parts[1]),
                  parts[2].equals("this") ? stream : Integer.parseInt(parts[2]),
                  parts.length == 4 ? OddBytes.of(parts[3]) : new byte[0]);
          case "wait" -> Thread.sleep(Long.parseLong(rest));
          case "reset" -> {
            accepted.setSoLinger(true, 0);
            return false;
          }
          case "close" -> {
            return false;
          }
          default -> throw new IllegalArgumentException(line);
        }
      }
      return true;
    }

    private static byte[] number(int number) {
      return java.nio.ByteBuffer.allocate(4).putInt(number).array();
    }
  }
}
