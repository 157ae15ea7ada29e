package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import java.util.List;

/** Adds up counts of one name after the other in the room of a single one. */
public final class Merger {
  private final Tally tally = new Tally();

  /** The sum of counts of one name, of which there is at least one. */
  public NameCount merge(List<NameCount> counts) {
    NameCount first = counts.getFirst();
    if (counts.size() == 1) {
      return first;
    }
    counts.forEach(tally::add);
    NameCount sum = tally.count(first.name());
    tally.reset();
    return sum;
  }
}
