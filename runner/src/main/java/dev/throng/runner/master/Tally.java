package dev.throng.runner.master;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.RequestKey;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.LatencyHistogram;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted under one name, or under all. */
final class Tally {
  long requests;
  long failures;
  long unfinished;
  long bytesReceived;
  long bytesSent;
  final LatencyHistogram responseTime = new LatencyHistogram();
  final LatencyHistogram serviceTime = new LatencyHistogram();
  final LatencyHistogram connectTime = new LatencyHistogram();
  final LatencyHistogram firstByteTime = new LatencyHistogram();
  final SortedMap<Integer, Long> statuses = new TreeMap<>();

  void add(NameCount count) {
    requests += count.requests();
    failures += count.failures();
    unfinished += count.unfinished();
    bytesReceived += count.bytesReceived();
    bytesSent += count.bytesSent();
    responseTime.add(count.responseTime());
    serviceTime.add(count.serviceTime());
    connectTime.add(count.connectTime());
    firstByteTime.add(count.firstByteTime());
    count.statuses().forEach((status, n) -> statuses.merge(status, n, Long::sum));
  }

  NameCount count(int name) {
    return new NameCount(
        name,
        requests,
        failures,
        unfinished,
        responseTime.toSparse(),
        serviceTime.toSparse(),
        connectTime.toSparse(),
        firstByteTime.toSparse(),
        bytesReceived,
        bytesSent,
        statuses);
  }

  RequestStats stats(RequestKey key, RequestStats.Current current) {
    return new RequestStats(
        key,
        requests,
        failures,
        unfinished,
        responseTime,
        serviceTime,
        connectTime,
        firstByteTime,
        bytesReceived,
        bytesSent,
        statuses,
        current);
  }
}
