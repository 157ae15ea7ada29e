package dev.throng.operator.plan;

import dev.throng.crds.spec.RunPolicy;
import dev.throng.crds.spec.RunPolicy.Policy;
import java.time.Duration;
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

  /** A time that was missed by more is not made up for: it was chosen for the target's sake. */
  private static final Duration MISSED = Duration.ofMinutes(5);

  /** For a LoadTest of which no run goes on. */
  static Optional<Trigger> of(Turn turn) {
    return bySpec(turn).or(() -> scheduled(turn));
  }

  /** What makes it begin at any time of day. */
  static Optional<Trigger> bySpec(Turn turn) {
    if (turn.status.run != null) {
      return replacing(turn);
    }
    RunPolicy policy = turn.spec().run();
    if (!policy.token().isEmpty()) {
      return Optional.of(TOKEN_CHANGED);
    }
    return policy.policy() == Policy.MANUAL ? Optional.empty() : Optional.of(CREATED);
  }

  /** What makes the next run begin though one goes on; nothing if that could not begin. */
  static Optional<Trigger> replacing(Turn turn) {
    if (!turn.accepted) {
      return Optional.empty();
    }
    if (!turn.spec().run().token().equals(turn.run().token)) {
      return Optional.of(TOKEN_CHANGED);
    }
    boolean owed = turn.spec().run().policy() == Policy.ON_CHANGE || wasGivenUp(turn);
    return owed && turn.isChanged() ? Optional.of(SPEC_CHANGED) : Optional.empty();
  }

  private static boolean wasGivenUp(Turn turn) {
    return turn.status.conditions.reason(Conditions.SUCCEEDED).equals(GIVEN_UP);
  }

  private static Optional<Trigger> scheduled(Turn turn) {
    Optional<Instant> next = nextScheduled(turn);
    next.filter(time -> time.isAfter(turn.now)).ifPresent(turn::recheckAt);
    return next.filter(time -> !time.isAfter(turn.now)).map(_ -> SCHEDULED);
  }

  private static Optional<Instant> nextScheduled(Turn turn) {
    RunDraft last = turn.status.run;
    Instant known = last == null ? turn.test.created() : last.phaseTime;
    Instant oldest = turn.now.minus(MISSED);
    return Schedule.next(turn.spec().run().schedule(), known.isAfter(oldest) ? known : oldest);
  }

  /** The run that it makes begin. */
  String run() {
    return switch (this) {
      case CREATED -> "the first run";
      case SPEC_CHANGED -> "the run of the changed spec";
      case TOKEN_CHANGED -> "the run that spec.run.token asks for";
      case SCHEDULED -> "the run that spec.run.schedule asks for";
    };
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
