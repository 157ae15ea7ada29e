package dev.throng.crds.data;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The column names of a table, shared by its rows: a row costs little more than its values. */
final class Columns {
  private final List<String> names;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();

  private Columns(List<String> names) {
    this.names = names;
    for (String name : names) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("has a column without a name in the first line");
      }
      if (indexes.put(name, indexes.size()) != null) {
        throw new IllegalArgumentException("names the column " + name + " twice");
      }
    }
  }

  static Columns of(List<String> names) {
    return new Columns(names);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(indexes.keySet());
  }

  int size() {
    return names.size();
  }

  Map<String, Object> row(String[] values) {
    return new Row(values);
  }

  private final class Row extends AbstractMap<String, Object> {
    private final String[] values;

    Row(String[] values) {
      this.values = values;
    }

    @Override
    public @Nullable Object get(@Nullable Object column) {
      Integer index = column == null ? null : indexes.get(column);
      return index == null ? null : values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object column) {
      return column != null && indexes.containsKey(column);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, Object>> iterator() {
          return IntStream.range(0, values.length)
              .mapToObj(i -> Map.<String, Object>entry(names.get(i), values[i]))
              .iterator();
        }

        @Override
        public int size() {
          return values.length;
        }
      };
    }
  }
}
