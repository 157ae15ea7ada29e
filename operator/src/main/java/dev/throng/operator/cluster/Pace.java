package dev.throng.operator.cluster;

import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.RunStatus;
import dev.throng.crds.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * At most one status in 5 s. Only what a plan must find again is written at once: the phase, and
 * which spec and run it is about; and the loss of a worker.
 */
final class Pace {
  static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  private record Urgent(
      @Nullable Phase phase,
      @Nullable Verdict verdict,
      @Nullable Long generation,
      @Nullable Integer run,
      @Nullable String fingerprint,
      int lost) {
    static Urgent of(LoadTestStatus status) {
      RunStatus run = status.run();
      return new Urgent(
          status.phase(),
          status.verdict(),
          status.observedGeneration(),
          run == null ? null : run.number(),
          run == null ? null : run.fingerprint(),
          status.workers() == null ? 0 : status.workers().lost());
    }
  }

  /** How long a status has to wait; zero for now, or if it is the same. */
  Duration delay(String uid, LoadTestStatus before, LoadTestStatus after, Instant now) {
    if (after.equals(before) || !Urgent.of(before).equals(Urgent.of(after))) {
      return Duration.ZERO;
    }
    Instant due = written.getOrDefault(uid, Instant.EPOCH).plus(INTERVAL);
    return now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
  }

  void wrote(String uid, Instant now) {
    written.values().removeIf(time -> time.isBefore(now.minus(INTERVAL)));
    written.put(uid, now);
  }
}
