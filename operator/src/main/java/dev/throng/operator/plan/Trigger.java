package dev.throng.operator.plan;

import dev.throng.crds.spec.RunPolicy;
import dev.throng.crds.spec.RunPolicy.Policy;
import java.time.Instant;
import java.util.Optional;

/** What makes a run begin. */
enum Trigger {
  CREATED,
  SPEC_CHANGED,
  TOKEN_CHANGED,
  SCHEDULED;

  /** Of a run whose spec changed before its load began: any policy owes the next one. */
  static final String GIVEN_UP = "SpecChanged";

  /** For a LoadTest of which no run goes on. */
  static Optional<Trigger> of(Turn turn) {
    RunPolicy policy = turn.spec().run();
    RunDraft last = turn.status.run;
    if (last == null) {
      if (!policy.token().isEmpty()) {
        return Optional.of(TOKEN_CHANGED);
      }
      return policy.policy() == Policy.MANUAL ? scheduled(turn) : Optional.of(CREATED);
    }
    boolean givenUp = turn.status.conditions.reason(Conditions.SUCCEEDED).equals(GIVEN_UP);
    if (givenUp && turn.isChanged()) {
      return Optional.of(SPEC_CHANGED);
    }
    return replacing(turn).or(() -> scheduled(turn));
  }

  /** What makes the next run begin though one goes on. */
  static Optional<Trigger> replacing(Turn turn) {
    if (turn.test.spec().isPresent() && !turn.spec().run().token().equals(turn.run().token)) {
      return Optional.of(TOKEN_CHANGED);
    }
    boolean onChange =
        turn.test.spec().map(spec -> spec.run().policy() == Policy.ON_CHANGE).orElse(true);
    return onChange && turn.isChanged() ? Optional.of(SPEC_CHANGED) : Optional.empty();
  }

  private static Optional<Trigger> scheduled(Turn turn) {
    Optional<Instant> next = nextScheduled(turn);
    next.filter(time -> time.isAfter(turn.now)).ifPresent(turn::recheckAt);
    return next.filter(time -> !time.isAfter(turn.now)).map(_ -> SCHEDULED);
  }

  private static Optional<Instant> nextScheduled(Turn turn) {
    RunDraft last = turn.status.run;
    Instant after = last == null ? turn.test.created() : last.phaseTime;
    return Schedule.next(turn.spec().run().schedule(), after);
  }

  /** As {@code status.run.reason} and conditions have it. */
  @Override
  public String toString() {
    return switch (this) {
      case CREATED -> "Created";
      case SPEC_CHANGED -> "SpecChanged";
      case TOKEN_CHANGED -> "TokenChanged";
      case SCHEDULED -> "Scheduled";
    };
  }
}
