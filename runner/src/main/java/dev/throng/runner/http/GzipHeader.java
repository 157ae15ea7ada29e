package dev.throng.runner.http;

/** What precedes the data of a member of a gzip file (RFC 1952, section 2.3). */
final class GzipHeader {
  private static final int FIXED_BYTES = 10;
  private static final int MAX_BYTES = 64 << 10;

  private static final int HAS_CHECKSUM = 1 << 1;
  private static final int HAS_EXTRA = 1 << 2;
  private static final int HAS_NAME = 1 << 3;
  private static final int HAS_COMMENT = 1 << 4;

  private GzipHeader() {}

  /**
   * Where the header that begins at an index ends; {@link Unpacker#INCOMPLETE} if that is not there
   * yet.
   *
   * @throws AnswerException if it is none
   */
  static int end(byte[] input, int from) {
    int available = input.length - from;
    if (input[from] != 0x1f
        || available > 1 && input[from + 1] != (byte) 0x8b
        || available > 2 && input[from + 2] != 8) {
      throw Unpacker.cannot("it is no gzip");
    }
    if (available < FIXED_BYTES) {
      return Unpacker.INCOMPLETE;
    }
    int flags = input[from + 3];
    int end = from + FIXED_BYTES;
    if ((flags & HAS_EXTRA) != 0) {
      end =
          end + 2 > input.length
              ? Integer.MAX_VALUE
              : end + 2 + (input[end] & 0xff | (input[end + 1] & 0xff) << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      end = afterZero(input, end);
    }
    if ((flags & HAS_COMMENT) != 0) {
      end = afterZero(input, end);
    }
    if ((flags & HAS_CHECKSUM) != 0 && end <= input.length) {
      end += 2;
    }
    if (end <= input.length) {
      return end;
    }
    if (available > MAX_BYTES) {
      throw Unpacker.cannot("its header is too long");
    }
    return Unpacker.INCOMPLETE;
  }

  private static int afterZero(byte[] input, int from) {
    int end = from;
    while (end < input.length && input[end] != 0) {
      end++;
    }
    return end < input.length ? end + 1 : Integer.MAX_VALUE;
  }
}
