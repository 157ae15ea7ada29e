package dev.throng.runner.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a data feed as a table: the names of its columns once, and then the values of each
 * row, which are not much longer than its line in a CSV file. A row with other names than the first
 * is written with its own.
 */
final class RowsTable {
  private RowsTable() {}

  static final class Writer extends StdSerializer<List<Map<String, Object>>> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(List.class, false);
    }

    @Override
    public void serialize(
        List<Map<String, Object>> rows, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      List<String> columns = rows.isEmpty() ? List.of() : List.copyOf(rows.getFirst().keySet());
      generator.writeStartArray(rows, rows.size() + 1);
      generator.writeStartArray(columns, columns.size());
      for (String column : columns) {
        generator.writeString(column);
      }
      generator.writeEndArray();
      for (Map<String, Object> row : rows) {
        if (row.size() == columns.size() && columns.stream().allMatch(row::containsKey)) {
          generator.writeStartArray(row, columns.size());
          for (String column : columns) {
            value(row.get(column), generator, provider);
          }
          generator.writeEndArray();
        } else {
          provider.defaultSerializeValue(row, generator);
        }
      }
      generator.writeEndArray();
    }
  }

  private static void value(
      @Nullable Object value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else {
      provider.defaultSerializeValue(value, generator);
    }
  }

  static final class Reader extends StdDeserializer<List<Map<String, Object>>> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(List.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      List<Map<String, Object>> rows = new ArrayList<>();
      List<?> columns = null;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object next = context.readValue(parser, Object.class);
        if (columns == null && next instanceof List<?> names) {
          columns = names;
        } else if (columns != null && next instanceof List<?> values) {
          rows.add(row(columns, values));
        } else if (columns != null && next instanceof Map<?, ?> row) {
          rows.add((Map<String, Object>) row);
        } else {
          throw new IOException("rows must be a table");
        }
      }
      return rows;
    }

    private static Map<String, Object> row(List<?> columns, List<?> values) throws IOException {
      if (columns.size() != values.size()) {
        throw new IOException("a row must have as many values as there are columns");
      }
      Map<String, Object> row = LinkedHashMap.newLinkedHashMap(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        row.put(String.valueOf(columns.get(i)), values.get(i));
      }
      return row;
    }
  }
}
