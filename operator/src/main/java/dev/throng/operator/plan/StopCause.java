package dev.throng.operator.plan;

import dev.throng.crds.status.RunTerms;
import dev.throng.crds.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the operator ends a run that would go on. */
enum StopCause {
  STOP_REQUESTED("StopRequested", "spec.run.stop is true", null),
  SPEC_CHANGED("SpecChanged", "the spec was changed: the next run follows", null),
  TOKEN_CHANGED("TokenChanged", "spec.run.token was changed: the next run follows", null),
  OVERALL_TIMEOUT("OverallTimeout", "spec.timeouts.overall has passed", Verdict.ERROR),
  OVERDUE("Overdue", "the load did not end when it was due", Verdict.ERROR);

  /** How much later than planned a load may end. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final String label;
  private final String sentence;
  private final @Nullable Verdict verdict;

  StopCause(String label, String sentence, @Nullable Verdict verdict) {
    this.label = label;
    this.sentence = sentence;
    this.verdict = verdict;
  }

  static Optional<StopCause> of(Turn turn) {
    if (turn.test.spec().map(spec -> spec.run().stop()).orElse(false)) {
      return Optional.of(STOP_REQUESTED);
    }
    Optional<StopCause> replaced =
        Trigger.replacing(turn)
            .filter(trigger -> trigger != Trigger.SPEC_CHANGED || !LiveUsers.isWaiting(turn))
            .map(trigger -> trigger == Trigger.TOKEN_CHANGED ? TOKEN_CHANGED : SPEC_CHANGED);
    return replaced.or(() -> Terms.agreed(turn).flatMap(terms -> late(turn, terms)));
  }

  private static Optional<StopCause> late(Turn turn, RunTerms terms) {
    if (isOverallPassed(turn)) {
      return Optional.of(OVERALL_TIMEOUT);
    }
    Instant start = turn.run().phaseTime;
    return Optional.ofNullable(terms.duration())
        .map(planned -> start.plus(planned.value()).plus(terms.stopTimeout().value()).plus(GRACE))
        .filter(turn::isPast)
        .map(_ -> OVERDUE);
  }

  /** In any phase of the run. */
  static boolean isOverallPassed(Turn turn) {
    return Terms.agreed(turn)
        .map(RunTerms::overall)
        .map(overall -> turn.run().createTime.plus(overall.value()))
        .filter(turn::isPast)
        .isPresent();
  }

  /** The cause that a condition's reason names. */
  static Optional<StopCause> named(String label) {
    return Arrays.stream(values()).filter(cause -> cause.label.equals(label)).findFirst();
  }

  String sentence() {
    return sentence;
  }

  /** What the run's verdict is in any case; empty if the master says. */
  Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** As conditions have it. */
  @Override
  public String toString() {
    return label;
  }
}
