package dev.throng.runner.stats;

import java.util.Arrays;

/**
 * Unsigned whole numbers of variable length: seven bits a byte, the lowest first.
 *
 * @see <a href="https://dwarfstd.org/doc/DWARF5.pdf">DWARF 5, section 7.6: LEB128</a>
 */
public final class Leb128 {
  private static final int LONGEST = 10;

  private Leb128() {}

  /** Writes numbers one after the other. */
  public static final class Output {
    private byte[] bytes;
    private int size;

    /**
     * @param capacity for so many bytes at first
     */
    public Output(int capacity) {
      bytes = new byte[Math.max(LONGEST, capacity)];
    }

    public void write(long value) {
      ensure(LONGEST);
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes[size++] = (byte) (rest & 0x7F | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    void write(byte[] more) {
      ensure(more.length);
      System.arraycopy(more, 0, bytes, size, more.length);
      size += more.length;
    }

    private void ensure(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
      }
    }

    public byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }
  }

  /** Reads numbers one after the other. */
  public static final class Input {
    private final byte[] bytes;
    private final String what;
    private final int end;
    private int next;

    /**
     * @param what these bytes should be, for errors
     */
    public Input(byte[] bytes, String what) {
      this(bytes, 0, bytes.length, what);
    }

    private Input(byte[] bytes, int from, int end, String what) {
      this.bytes = bytes;
      this.what = what;
      this.end = end;
      next = from;
    }

    public boolean hasMore() {
      return next < end;
    }

    /**
     * @throws IllegalArgumentException if the bytes end in a number, or it has more than 64 bits
     */
    public long read() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (next == end) {
          throw new IllegalArgumentException(what + " ends too early");
        }
        byte part = bytes[next++];
        value |= (part & 0x7FL) << shift;
        if (part >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException(what + " has a number of more than 64 bits");
    }

    /** The bytes of this number. */
    byte[] read(long length) {
      if (length < 0 || length > end - next) {
        throw new IllegalArgumentException(what + " ends too early");
      }
      byte[] part = Arrays.copyOfRange(bytes, next, next + (int) length);
      next += part.length;
      return part;
    }
  }
}
