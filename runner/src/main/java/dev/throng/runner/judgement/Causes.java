package dev.throng.runner.judgement;

import dev.throng.runner.tally.DistinctRows;
import java.util.Map;

/** How often what went wrong, by its text: a bounded number of texts. */
final class Causes {
  private static final int LONGEST_TEXT = 160;

  private final DistinctRows<String, Long> counts = new DistinctRows<>(_ -> DistinctRows.OTHER);

  void add(String text, long count) {
    counts.merge(text, count, Long::sum);
  }

  /**
   * What went wrong most often, such as {@code ' with "connection refused: localhost:80"'} if
   * nothing else did, and {@code ', 20 of them with "timeout after 10s"'} otherwise.
   */
  String most(long ofAll) {
    return counts.entries().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(most ->
            (most.getValue() >= ofAll ? " with " : ", " + most.getValue() + " of them with ")
                + quoted(most.getKey()))
        .orElse("");
  }

  private static String quoted(String text) {
    int length = Math.min(text.length(), LONGEST_TEXT);
    boolean halves = length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
    String shown = text.substring(0, halves ? length - 1 : length);
    return '"' + shown + (length < text.length() ? "…" : "") + '"';
  }
}
