package dev.throng.runner.imports;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names that are different in one list. */
public final class TaskNames {
  private final Map<String, Integer> seen = new LinkedHashMap<>();

  /** A name made of a text, with a number behind it where it is there already. */
  public String next(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").replace("${", "$[").strip();
    plain = plain.isEmpty() ? "task" : plain.substring(0, Math.min(plain.length(), 80));
    int count = seen.merge(plain, 1, Integer::sum);
    return count == 1 ? plain : next(plain + " " + count);
  }
}
