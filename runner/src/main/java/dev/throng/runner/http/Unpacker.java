package dev.throng.runner.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks one body as it arrives: gzip (RFC 1952), of one or more members, or deflate, with the
 * wrapping of RFC 1950 as HTTP says or bare as some servers send it.
 */
public final class Unpacker implements AutoCloseable {
  private static final byte[] NONE = {};
  private static final int TRAILER_BYTES = 8;

  /** More bytes are needed to go on. */
  static final int INCOMPLETE = -1;

  private final boolean gzip;
  private final Sink sink;
  private final byte[] unpacked = new byte[8 << 10];
  private final CRC32 crc = new CRC32();
  private @Nullable Inflater inflater;
  private Part part = Part.HEADER;
  private byte[] pending = NONE;
  private boolean begun;

  private enum Part {
    HEADER,
    DATA,
    TRAILER,
    END
  }

  /** Where unpacked bytes go; the array is used again. */
  interface Sink {
    void take(byte[] bytes, int length);
  }

  private Unpacker(boolean gzip, Sink sink) {
    this.gzip = gzip;
    this.sink = sink;
  }

  /**
   * @param encoding of the body, by its {@code Content-Encoding}
   * @return null for a body that stays as it is
   */
  static @Nullable Unpacker of(@Nullable String encoding, Sink sink) {
    if (encoding == null) {
      return null;
    }
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new Unpacker(true, sink);
      case "deflate" -> new Unpacker(false, sink);
      default -> null;
    };
  }

  /**
   * @throws AnswerException if this is not what the encoding says
   */
  void add(byte[] chunk) {
    byte[] input = joined(pending, chunk);
    pending = NONE;
    int at = 0;
    while (at < input.length) {
      begun = true;
      int next =
          switch (part) {
            case HEADER -> header(input, at);
            case DATA -> data(input, at);
            case TRAILER -> trailer(input, at);
            case END -> throw cannot("bytes follow its end");
          };
      if (next == INCOMPLETE) {
        pending = Arrays.copyOfRange(input, at, input.length);
        return;
      }
      at = next;
    }
  }

  private int header(byte[] input, int at) {
    int next;
    boolean bare = gzip;
    if (gzip) {
      next = GzipHeader.end(input, at);
    } else if (input.length - at < 2) {
      next = INCOMPLETE;
    } else {
      int first = input[at] & 0xff;
      bare = (first & 0xf) != Deflater.DEFLATED || (first << 8 | input[at + 1] & 0xff) % 31 != 0;
      next = at;
    }
    if (next != INCOMPLETE) {
      close();
      inflater = new Inflater(bare);
      crc.reset();
      part = Part.DATA;
    }
    return next;
  }

  private int data(byte[] input, int at) {
    Inflater used = Objects.requireNonNull(inflater);
    used.setInput(input, at, input.length - at);
    try {
      while (!used.finished() && !used.needsInput()) {
        int length = used.inflate(unpacked);
        if (used.needsDictionary()) {
          throw cannot("it needs a dictionary");
        }
        crc.update(unpacked, 0, length);
        sink.take(unpacked, length);
      }
    } catch (DataFormatException e) {
      throw cannot(e.getMessage() == null ? "its data are broken" : e.getMessage());
    }
    if (used.finished()) {
      part = gzip ? Part.TRAILER : Part.END;
    }
    return input.length - used.getRemaining();
  }

  private int trailer(byte[] input, int at) {
    if (input.length - at < TRAILER_BYTES) {
      return INCOMPLETE;
    }
    ByteBuffer trailer = ByteBuffer.wrap(input, at, TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (trailer.getInt() != (int) crc.getValue()) {
      throw cannot("its checksum is wrong");
    }
    if (trailer.getInt() != (int) Objects.requireNonNull(inflater).getBytesWritten()) {
      throw cannot("its length is wrong");
    }
    part = Part.HEADER;
    return at + TRAILER_BYTES;
  }

  /**
   * A body without a byte is none at all: there is none after HEAD, or with a status of 304.
   *
   * @throws AnswerException if there should have been more
   */
  void end() {
    boolean betweenMembers = part == Part.HEADER && pending.length == 0;
    if (begun && part != Part.END && !betweenMembers) {
      throw cannot("it is cut off");
    }
  }

  static AnswerException cannot(String why) {
    return new AnswerException("the answer's body cannot be unpacked: " + why);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    if (first.length == 0) {
      return second;
    }
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Gives back the memory outside the heap. */
  @Override
  public void close() {
    Inflater used = inflater;
    if (used != null) {
      inflater = null;
      used.end();
    }
  }
}
