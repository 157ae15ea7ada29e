package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.Distribution;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was counted under one name, or under all. */
public final class Tally {
  private long requests;
  private long failures;
  private long unfinished;
  private long pacedRequests;
  private long pacedFailures;
  private long bytesReceived;
  private long bytesSent;
  private final LatencyHistogram responseTime = new LatencyHistogram();
  private final LatencyHistogram serviceTime = new LatencyHistogram();
  private final LatencyHistogram connectTime = new LatencyHistogram();
  private final LatencyHistogram firstByteTime = new LatencyHistogram();
  private final SortedMap<Integer, Long> statuses = new TreeMap<>();
  private @Nullable Sums sums;

  /** As they stood, for readers on any thread. */
  private record Sums(
      Distribution responseTime,
      Distribution serviceTime,
      Distribution connectTime,
      Distribution firstByteTime,
      SortedMap<Integer, Long> statuses) {}

  public long requests() {
    return requests;
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return requests == 0 && unfinished == 0;
  }

  public void add(NameCount count) {
    sums = null;
    requests += count.requests();
    failures += count.failures();
    unfinished += count.unfinished();
    bytesReceived += count.bytesReceived();
    bytesSent += count.bytesSent();
    count.responseTime().addTo(responseTime);
    count.serviceTime().addTo(serviceTime);
    connectTime.add(count.connectTime());
    firstByteTime.add(count.firstByteTime());
    count.statuses().forEach((status, n) -> statuses.merge(status, n, Long::sum));
  }

  /** Takes what ended in a whole judged second of load, beside {@link #add}. */
  public void addPaced(NameCount count) {
    pacedRequests += count.requests();
    pacedFailures += count.failures();
  }

  private Sums sums() {
    Sums current = sums;
    if (current == null) {
      current =
          new Sums(
              responseTime.snapshot(),
              serviceTime.snapshot(),
              connectTime.snapshot(),
              firstByteTime.snapshot(),
              Collections.unmodifiableSortedMap(new TreeMap<>(statuses)));
      sums = current;
    }
    return current;
  }

  /**
   * As it stands; what is added later does not change it.
   *
   * @param pacedSeconds how many seconds {@link #addPaced} is about
   */
  public RequestStats stats(RequestKey key, int pacedSeconds, RequestStats.Current recent) {
    Sums current = sums();
    return new RequestStats(
        key,
        requests,
        failures,
        unfinished,
        current.responseTime(),
        current.serviceTime(),
        current.connectTime(),
        current.firstByteTime(),
        bytesReceived,
        bytesSent,
        current.statuses(),
        new Pace(pacedRequests, pacedFailures, pacedSeconds),
        recent);
  }
}
