package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SlowestRequests;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    SlowestRequests slowest = new SlowestRequests();
    for (NameCount count : counts) {
      count.slowest().forEach(slowest::offer);
      bytesReceived += count.bytesReceived();
      bytesSent += count.bytesSent();
      count.statuses().forEach((status, n) -> statuses.merge(status, n, Long::sum));
    }
    return new NameCount(
        first.name(),
        Stream.of(TimeFigure.values()).map(figure -> histogram(counts, figure)).toList(),
        bytesReceived,
        bytesSent,
        statuses,
        slowest.all());
  }

  private SparseHistogram histogram(List<NameCount> counts, TimeFigure figure) {
    for (NameCount count : counts) {
      sum.add(count.times(figure));
    }
    SparseHistogram merged = sum.toSparse();
    if (merged.count() > 0) {
      sum.reset();
    }
    return merged;
  }
}
