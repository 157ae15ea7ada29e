package dev.throng.runner.stats;

/**
 * The used buckets of a {@link LatencyHistogram}: a lossless snapshot that is stored and travels in
 * the same few bytes. These are variable-length integers: the sum, minimum and maximum in
 * microseconds, then for each used bucket the distance of its number from the last one's and its
 * count. A bucket takes two or three bytes, an empty histogram none.
 */
public final class SparseHistogram {
  public static final SparseHistogram EMPTY = new SparseHistogram(new byte[0], 0);

  private static final int OBJECTS_BYTES = 40;
  private static final String NAME = "a histogram";

  private final byte[] bytes;
  private final long count;

  private SparseHistogram(byte[] bytes, long count) {
    this.bytes = bytes;
    this.count = count;
  }

  /** Puts a histogram together; the numbers of buckets must ascend. */
  static final class Builder {
    private final Leb128.Output out = new Leb128.Output(64);
    private long count;
    private int last;

    Builder(long sumMicros, long minMicros, long maxMicros) {
      out.write(sumMicros);
      out.write(minMicros);
      out.write(maxMicros);
    }

    void bucket(int index, long inBucket) {
      out.write(index - last);
      out.write(inBucket);
      last = index;
      count += inBucket;
    }

    SparseHistogram build() {
      return count == 0 ? EMPTY : new SparseHistogram(out.toBytes(), count);
    }
  }

  /**
   * Reads what {@link #bytes} has written.
   *
   * @throws IllegalArgumentException if these bytes are no histogram
   */
  public static SparseHistogram of(byte[] bytes) {
    return ofOwn(bytes.clone());
  }

  /**
   * Reads what {@link #writeTo} has written.
   *
   * @throws IllegalArgumentException if the next bytes are no histogram
   */
  public static SparseHistogram readFrom(Leb128.Input in) {
    long length = in.read();
    return length == 0 ? EMPTY : ofOwn(in.read(length));
  }

  private static SparseHistogram ofOwn(byte[] bytes) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    Leb128.Input in = new Leb128.Input(bytes, NAME);
    skipHead(in);
    long count = 0;
    long index = 0;
    while (in.hasMore()) {
      index += in.read();
      long inBucket = in.read();
      if (index < 0 || index >= LatencyHistogram.BUCKET_COUNT || inBucket < 0) {
        throw new IllegalArgumentException(
            "a histogram has no bucket " + index + " with count " + inBucket);
      }
      count += inBucket;
    }
    return new SparseHistogram(bytes, count);
  }

  private static void skipHead(Leb128.Input in) {
    in.read();
    in.read();
    in.read();
  }

  /** For the wire. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes their number and {@link #bytes}. */
  public void writeTo(Leb128.Output out) {
    out.write(bytes.length);
    out.write(bytes);
  }

  /** About how much of the heap it takes, in bytes; one that is empty is everyone's. */
  public long heapBytes() {
    return bytes.length == 0 ? 0 : OBJECTS_BYTES + bytes.length;
  }

  /** All recorded times. */
  public long count() {
    return count;
  }

  /** The exact sum of all times. */
  public long sumMicros() {
    return head(0);
  }

  /** The exact minimum; 0 when empty. */
  public long minMicros() {
    return head(1);
  }

  /** The exact maximum; 0 when empty. */
  public long maxMicros() {
    return head(2);
  }

  private long head(int position) {
    if (bytes.length == 0) {
      return 0;
    }
    Leb128.Input in = new Leb128.Input(bytes, NAME);
    for (int i = 0; i < position; i++) {
      in.read();
    }
    return in.read();
  }

  /**
   * The used buckets, ascending: the distance of each number, in HdrHistogram's layout for 0 µs to
   * 1 h at 3 digits, from the last one's, and its count.
   */
  Leb128.Input buckets() {
    Leb128.Input in = new Leb128.Input(bytes, NAME);
    if (bytes.length > 0) {
      skipHead(in);
    }
    return in;
  }
}
