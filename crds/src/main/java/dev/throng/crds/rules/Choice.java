package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of which some number may be given. */
final class Choice {
  private final Map<String, Boolean> given = new LinkedHashMap<>();

  Choice with(String field, @Nullable Object value) {
    boolean absent = value == null || value instanceof Collection<?> many && many.isEmpty();
    given.put(field, !absent);
    return this;
  }

  List<String> given() {
    return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  void exactlyOne(Path path, Problems problems) {
    if (given().size() != 1) {
      problems.add(path, "must have exactly one of " + fields() + has());
    }
  }

  void atMostOne(Path path, Problems problems) {
    if (given().size() > 1) {
      problems.add(path, "must have at most one of " + fields() + has());
    }
  }

  private String fields() {
    return String.join(", ", given.keySet());
  }

  private String has() {
    return given().isEmpty() ? "" : "; it has " + String.join(" and ", given());
  }
}
