package dev.throng.runner.imports.har;

import java.util.ArrayList;
import java.util.List;

/**
 * How the recorded person paused.
 *
 * @param millis the median of the pauses, capped; 0 without any
 */
record Think(long millis) {
  private static final long SHORTEST_MILLIS = 1000;
  private static final long LONGEST_MILLIS = 30_000;

  static Think of(List<Kept.Exchange> exchanges) {
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < exchanges.size(); i++) {
      long pause = pause(exchanges.get(i - 1), exchanges.get(i));
      if (pause >= SHORTEST_MILLIS) {
        pauses.add(Math.min(pause, LONGEST_MILLIS));
      }
    }
    pauses.sort(null);
    return new Think(pauses.isEmpty() ? 0 : pauses.get(pauses.size() / 2));
  }

  /** Whether a person paused between the two, or went on to another page. */
  boolean parts(Kept.Exchange before, Kept.Exchange after) {
    return pause(before, after) >= SHORTEST_MILLIS
        || !after.entry().page().isEmpty() && !after.entry().page().equals(before.entry().page());
  }

  private static long pause(Kept.Exchange before, Kept.Exchange after) {
    return before.last().startMillis() == 0 || after.entry().startMillis() == 0
        ? 0
        : after.entry().startMillis() - before.last().endMillis();
  }
}
