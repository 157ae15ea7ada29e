package dev.throng.runner.stats;

import java.util.Arrays;

/**
 * Unsigned whole numbers of variable length: seven bits a byte, the lowest first.
 *
 * @see <a href="https://dwarfstd.org/doc/DWARF5.pdf">DWARF 5, section 7.6: LEB128</a>
 */
final class Leb128 {
  private Leb128() {}

  static final class Output {
    private byte[] bytes = new byte[64];
    private int size;

    void write(long value) {
      if (size + 10 > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes[size++] = (byte) (rest & 0x7F | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }
  }

  static final class Input {
    private final byte[] bytes;
    private int next;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return next < bytes.length;
    }

    /**
     * @throws IllegalArgumentException if the bytes end in a number, or it has more than 64 bits
     */
    long read() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (next == bytes.length) {
          throw new IllegalArgumentException("a histogram ends too early");
        }
        byte part = bytes[next++];
        value |= (part & 0x7FL) << shift;
        if (part >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a histogram has a number of more than 64 bits");
    }
  }
}
