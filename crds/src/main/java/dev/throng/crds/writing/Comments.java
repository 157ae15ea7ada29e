package dev.throng.crds.writing;

import dev.throng.crds.problems.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a manifest says to its reader: sentences above it, and above single fields. */
public final class Comments {
  private final List<String> head = new ArrayList<>();
  private final Map<String, List<String>> above = new LinkedHashMap<>();

  /** Above everything. */
  public void head(String sentence) {
    head.add(sentence);
  }

  /** Above a field or an item of a list. */
  public void above(Path path, String sentence) {
    above.computeIfAbsent(path.text(), _ -> new ArrayList<>()).add(sentence);
  }

  List<String> head() {
    return head;
  }

  List<String> above(Path path) {
    return above.getOrDefault(path.text(), List.of());
  }
}
