package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.protocol.Snapshot.Times;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up counts of one name after the other in the room of a single one. */
public final class Merger {
  private final LatencyHistogram sum = new LatencyHistogram();

  /** The sum of counts of one name, of which there is at least one. */
  public NameCount merge(List<NameCount> counts) {
    NameCount first = counts.getFirst();
    if (counts.size() == 1) {
      return first;
    }
    SortedMap<Integer, Long> statuses = new TreeMap<>();
    long bytesReceived = 0;
    long bytesSent = 0;
    for (NameCount count : counts) {
      bytesReceived += count.bytesReceived();
      bytesSent += count.bytesSent();
      count.statuses().forEach((status, n) -> statuses.merge(status, n, Long::sum));
    }
    return new NameCount(
        first.name(),
        times(counts, NameCount::responseTime),
        times(counts, NameCount::serviceTime),
        histogram(counts, NameCount::unfinishedTime),
        histogram(counts, NameCount::connectTime),
        histogram(counts, NameCount::firstByteTime),
        bytesReceived,
        bytesSent,
        statuses);
  }

  private Times times(List<NameCount> counts, Function<NameCount, Times> part) {
    return new Times(
        histogram(counts, part.andThen(Times::succeeded)),
        histogram(counts, part.andThen(Times::failed)));
  }

  private SparseHistogram histogram(
      List<NameCount> counts, Function<NameCount, SparseHistogram> part) {
    for (NameCount count : counts) {
      sum.add(part.apply(count));
    }
    SparseHistogram merged = sum.toSparse();
    if (merged.count() > 0) {
      sum.reset();
    }
    return merged;
  }
}
