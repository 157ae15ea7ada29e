package dev.throng.operator.cluster;

import dev.throng.crds.status.LoadTestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most one status in 5 s where only figures have moved; all else is written at once. */
final class Pace {
  static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  /** How long a status has to wait; zero for now. */
  Duration delay(String uid, LoadTestStatus before, LoadTestStatus after, Instant now) {
    if (!withoutFigures(before).equals(withoutFigures(after))) {
      return Duration.ZERO;
    }
    Instant due = written.getOrDefault(uid, Instant.EPOCH).plus(INTERVAL);
    return now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
  }

  void wrote(String uid, Instant now) {
    written.put(uid, now);
  }

  private static LoadTestStatus withoutFigures(LoadTestStatus status) {
    return new LoadTestStatus(
        status.observedGeneration(),
        status.phase(),
        status.verdict(),
        status.conditions(),
        status.run(),
        null,
        status.workers(),
        null,
        List.of(),
        null,
        null,
        status.report(),
        status.history());
  }
}
