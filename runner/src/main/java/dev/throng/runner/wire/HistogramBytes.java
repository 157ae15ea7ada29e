package dev.throng.runner.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.throng.runner.stats.SparseHistogram;
import java.io.IOException;

/** A sparse histogram as the string of bytes that it is kept in. */
final class HistogramBytes {
  private HistogramBytes() {}

  static final class Writer extends StdSerializer<SparseHistogram> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(SparseHistogram.class);
    }

    @Override
    public void serialize(
        SparseHistogram histogram, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeBinary(histogram.bytes());
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
      try {
        return SparseHistogram.of(parser.getBinaryValue());
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
