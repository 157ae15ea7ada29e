package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.RunTerms;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Why a master ends its load before its time. */
final class EarlyEnd {
  /** By so much the clocks of two nodes may differ: an end that is no earlier was in time. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

  private EarlyEnd() {}

  /** In a sentence; empty if the load ends as planned, or has ended. */
  static Optional<String> of(Turn turn, MasterStatus master) {
    if (master.state() != RunState.STOPPING || !isEarly(turn, master)) {
      return Optional.empty();
    }
    return Optional.of(
        master.thresholds().stream()
            .filter(threshold -> !threshold.holds() && aborts(turn, threshold))
            .findFirst()
            .map(broken -> broken.expect() + " is broken: " + broken.observed())
            .orElse("the master ends the load before its time"));
  }

  private static boolean isEarly(Turn turn, MasterStatus master) {
    Optional<Duration> planned = Terms.agreed(turn).map(RunTerms::duration).map(GoDuration::value);
    Instant start = master.startTime() == null ? turn.run().phaseTime : master.startTime().value();
    return planned.isEmpty() || turn.now.isBefore(start.plus(planned.get()).minus(CLOCKS_DIFFER));
  }

  private static boolean aborts(Turn turn, ThresholdStatus broken) {
    return turn.test.spec().stream()
        .flatMap(spec -> spec.thresholds().stream())
        .filter(threshold -> threshold.abort() != null)
        .anyMatch(threshold -> isOf(threshold, broken));
  }

  private static boolean isOf(Threshold threshold, ThresholdStatus status) {
    return threshold.expect().equals(status.expect())
        && Objects.equals(threshold.request(), status.request());
  }
}
