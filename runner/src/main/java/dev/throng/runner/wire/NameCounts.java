package dev.throng.runner.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.Leb128;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TracedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted under names, which a large master reads a hundred thousand times a second: one
 * string of bytes for all names. These are numbers as {@link Leb128} has them; for each name its
 * number, bytes received and sent, how many statuses there were and each of them with its count,
 * then a histogram for each figure. After the string come the requests that began a trace, of each
 * name that has some, each time after its position among the names.
 */
final class NameCounts {
  private static final int FIGURES = TimeFigure.values().length;
  private static final int USUAL_BYTES = 256;

  private NameCounts() {}

  static final class Writer extends StdSerializer<List<NameCount>> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(List.class, false);
    }

    @Override
    public void serialize(
        List<NameCount> names, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeStartArray();
      Leb128.Output out = new Leb128.Output(USUAL_BYTES * names.size());
      for (NameCount count : names) {
        write(count, out);
      }
      generator.writeBinary(out.toBytes());
      for (int i = 0; i < names.size(); i++) {
        if (!names.get(i).slowest().isEmpty()) {
          generator.writeNumber(i);
          provider.defaultSerializeValue(names.get(i).slowest(), generator);
        }
      }
      generator.writeEndArray();
    }
  }

  private static void write(NameCount count, Leb128.Output out) {
    out.write(count.name());
    out.write(count.bytesReceived());
    out.write(count.bytesSent());
    out.write(count.statuses().size());
    for (Map.Entry<Integer, Long> status : count.statuses().entrySet()) {
      out.write(status.getKey());
      out.write(status.getValue());
    }
    for (SparseHistogram times : count.times()) {
      times.writeTo(out);
    }
  }

  static final class Reader extends StdDeserializer<List<NameCount>> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(List.class);
    }

    @Override
    public List<NameCount> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.isExpectedStartArrayToken()
          || parser.nextToken() != JsonToken.VALUE_EMBEDDED_OBJECT) {
        throw new IOException("what was counted under names must begin with a string of bytes");
      }
      Leb128.Input in = new Leb128.Input(parser.getBinaryValue(), "what was counted under names");
      List<NameCount> names = new ArrayList<>();
      while (in.hasMore()) {
        names.add(read(in));
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int position = parser.getIntValue();
        parser.nextToken();
        TracedRequest[] slowest = context.readValue(parser, TracedRequest[].class);
        names.set(position, names.get(position).traced(List.of(slowest)));
      }
      return names;
    }
  }

  private static NameCount read(Leb128.Input in) {
    int name = Math.toIntExact(in.read());
    long bytesReceived = in.read();
    long bytesSent = in.read();
    Map<Integer, Long> statuses = statuses(in);
    SparseHistogram[] times = new SparseHistogram[FIGURES];
    for (int i = 0; i < FIGURES; i++) {
      times[i] = SparseHistogram.readFrom(in);
    }
    return new NameCount(name, List.of(times), bytesReceived, bytesSent, statuses, List.of());
  }

  private static Map<Integer, Long> statuses(Leb128.Input in) {
    long size = in.read();
    if (size == 0) {
      return Map.of();
    }
    if (size == 1) {
      return Map.of(Math.toIntExact(in.read()), in.read());
    }
    Map<Integer, Long> statuses = new HashMap<>();
    for (long i = 0; i < size; i++) {
      statuses.put(Math.toIntExact(in.read()), in.read());
    }
    return statuses;
  }
}
