package dev.throng.runner.tally;

import dev.throng.runner.history.Cell;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import java.util.Map;

/** Makes cells of a history out of counts of one second, in the room of a single histogram. */
public final class Cells {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final LatencyHistogram times = new LatencyHistogram();
  private long refused;
  private long succeeded;
  private long succeededMicros;
  private long failed;
  private long failedMicros;

  /** What ended under one name. */
  public Cell of(NameCount count) {
    add(count);
    return takeWithPercentiles();
  }

  /** What ended under several names, without percentiles, which take long to make: they are 0. */
  public Cell withoutPercentiles(Iterable<NameCount> counts) {
    long max = 0;
    for (NameCount count : counts) {
      addSums(count);
      max = Math.max(max, count.responseTime().succeeded().maxMicros());
      max = Math.max(max, count.responseTime().failed().maxMicros());
    }
    return take(0, 0, 0, max);
  }

  private void add(NameCount count) {
    addSums(count);
    count.responseTime().addTo(times);
  }

  private void addSums(NameCount count) {
    succeeded += count.responseTime().succeeded().count();
    succeededMicros += count.responseTime().succeeded().sumMicros();
    failed += count.failures();
    failedMicros += count.responseTime().failed().sumMicros();
    for (Map.Entry<Integer, Long> status : count.statuses().entrySet()) {
      int code = status.getKey();
      refused += code == TOO_MANY_REQUESTS || code == SERVICE_UNAVAILABLE ? status.getValue() : 0;
    }
  }

  private Cell takeWithPercentiles() {
    long[] percentiles = times.percentilesMicros(50, 95, 99);
    Cell cell = take(percentiles[0], percentiles[1], percentiles[2], times.maxMicros());
    if (times.count() > 0) {
      times.reset();
    }
    return cell;
  }

  private Cell take(float p50, float p95, float p99, float max) {
    Cell cell =
        new Cell(
            Math.toIntExact(succeeded + failed),
            Math.toIntExact(failed),
            Math.toIntExact(refused),
            p50,
            p95,
            p99,
            max,
            mean(succeededMicros, succeeded),
            mean(failedMicros, failed));
    refused = succeeded = succeededMicros = failed = failedMicros = 0;
    return cell;
  }

  private static float mean(long sum, long count) {
    return count == 0 ? 0 : (float) ((double) sum / count);
  }
}
