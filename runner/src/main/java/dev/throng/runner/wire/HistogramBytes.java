package dev.throng.runner.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import java.io.IOException;

/**
 * A sparse histogram as one string of variable-length integers (LEB128): the number of buckets; for
 * each the distance of its index from the last one's and its count; the sum, minimum and maximum. A
 * bucket takes two or three bytes, an empty histogram none.
 */
final class HistogramBytes {
  private static final int MAX_BYTES_PER_LONG = 10;

  private HistogramBytes() {}

  static byte[] encode(SparseHistogram histogram) {
    if (histogram.count() == 0) {
      return new byte[0];
    }
    int[] indexes = histogram.indexes();
    long[] counts = histogram.counts();
    Output out = new Output((2 * indexes.length + 4) * MAX_BYTES_PER_LONG);
    out.write(indexes.length);
    int last = 0;
    for (int i = 0; i < indexes.length; i++) {
      out.write(indexes[i] - last);
      out.write(counts[i]);
      last = indexes[i];
    }
    out.write(histogram.sumMicros());
    out.write(histogram.minMicros());
    out.write(histogram.maxMicros());
    return out.toBytes();
  }

  /**
   * @throws IOException if these bytes are no histogram
   */
  static SparseHistogram decode(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return SparseHistogram.EMPTY;
    }
    Input in = new Input(bytes);
    long buckets = in.read();
    if (buckets < 0 || buckets > bytes.length / 2) {
      throw new IOException(
          "a histogram of " + bytes.length + " bytes has no " + buckets + " buckets");
    }
    int[] indexes = new int[(int) buckets];
    long[] counts = new long[(int) buckets];
    long index = 0;
    long count = 0;
    for (int i = 0; i < indexes.length; i++) {
      index += in.read();
      counts[i] = in.read();
      if (index < 0 || index >= LatencyHistogram.BUCKET_COUNT || counts[i] < 0) {
        throw new IOException("a histogram has no bucket " + index + " with count " + counts[i]);
      }
      indexes[i] = (int) index;
      count += counts[i];
    }
    return new SparseHistogram(indexes, counts, count, in.read(), in.read(), in.read());
  }

  private static final class Output {
    private final byte[] bytes;
    private int size;

    Output(int most) {
      bytes = new byte[most];
    }

    void write(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes[size++] = (byte) (rest & 0x7F | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    byte[] toBytes() {
      return java.util.Arrays.copyOf(bytes, size);
    }
  }

  private static final class Input {
    private final byte[] bytes;
    private int next;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    long read() throws IOException {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (next == bytes.length) {
          throw new IOException("a histogram ends too early");
        }
        byte part = bytes[next++];
        value |= (part & 0x7FL) << shift;
        if (part >= 0) {
          return value;
        }
      }
      throw new IOException("a histogram has a number of more than 64 bits");
    }
  }

  static final class Writer extends StdSerializer<SparseHistogram> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(SparseHistogram.class);
    }

    @Override
    public void serialize(
        SparseHistogram histogram, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeBinary(encode(histogram));
    }
  }

  static final class Reader extends StdDeserializer<SparseHistogram> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(SparseHistogram.class);
    }

    @Override
    public SparseHistogram deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return decode(parser.getBinaryValue());
    }
  }
}
