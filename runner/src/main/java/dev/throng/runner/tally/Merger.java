package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SlowestRequests;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TracedRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up counts of one name, or of several, in the room of a single one. */
public final class Merger {
  private static final List<TimeFigure> FIGURES = List.of(TimeFigure.values());

  private final LatencyHistogram sum = new LatencyHistogram();

  /** The sum of counts, of which there is at least one, under the name of the first. */
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
      for (TracedRequest request : count.slowest()) {
        slowest.offer(request);
      }
      bytesReceived += count.bytesReceived();
      bytesSent += count.bytesSent();
      for (Map.Entry<Integer, Long> status : count.statuses().entrySet()) {
        statuses.merge(status.getKey(), status.getValue(), Long::sum);
      }
    }
    return new NameCount(
        first.name(),
        FIGURES.stream().map(figure -> histogram(counts, figure)).toList(),
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
