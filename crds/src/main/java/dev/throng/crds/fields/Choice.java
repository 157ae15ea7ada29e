package dev.throng.crds.fields;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of which some number may be given. */
public final class Choice {
  private final Map<String, Boolean> given = new LinkedHashMap<>();

  public Choice with(String field, @Nullable Object value) {
    boolean absent =
        value == null
            || value instanceof Collection<?> many && many.isEmpty()
            || value instanceof Map<?, ?> named && named.isEmpty();
    given.put(field, !absent);
    return this;
  }

  public List<String> given() {
    return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  public void exactlyOne(Path path, Problems problems) {
    if (given().size() != 1) {
      problems.add(path, "must have exactly one of " + String.join(", ", fields()) + has());
    }
  }

  public void atMostOne(Path path, Problems problems) {
    if (given().size() > 1) {
      problems.add(path, "must have at most one of " + String.join(", ", fields()) + has());
    }
  }

  /** All that may be given. */
  public List<String> fields() {
    return List.copyOf(given.keySet());
  }

  private String has() {
    return given().isEmpty() ? "" : "; it has " + String.join(" and ", given());
  }
}
