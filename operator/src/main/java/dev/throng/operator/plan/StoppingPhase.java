package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.Load;
import dev.throng.crds.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The load ends: waits for the master's verdict and report, but not for ever. */
final class StoppingPhase {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration REPORT_GRACE = Duration.ofSeconds(30);
  private static final Duration RECHECK = Duration.ofMillis(500);

  private StoppingPhase() {}

  static void advance(Turn turn) {
    MasterStatus master = turn.seen.master();
    if (master != null) {
      turn.status.figures(master, LiveUsers.workers(turn));
    }
    if (master != null && master.state() == RunState.FINISHED && master.verdict() != null) {
      finish(turn, master);
      return;
    }
    Optional<MasterEnd> end = MasterEnd.of(turn);
    if (end.isPresent()) {
      Ending.afterMaster(turn, end.get());
      return;
    }
    if (turn.status.conditions.is(Conditions.RUNNING)) {
      Departure.cutsShort(turn).ifPresent(departure -> departure.note(turn));
    }
    Instant deadline = turn.run().phaseTime.plus(stopTimeout(turn)).plus(GRACE);
    if (!turn.isPast(deadline)) {
      turn.recheckAfter(RECHECK);
      tellAgain(turn);
    } else {
      Optional<Departure> departure = Departure.of(turn);
      String message = "the master did not end the load: it was removed";
      Ending.withoutMaster(
          turn,
          Verdict.ERROR,
          departure.map(Departure::reason).orElse("StopTimeout"),
          departure.map(why -> why.and(message)).orElse(message));
    }
  }

  /** For a spec that can't be read any more: {@link Load}'s default, and then some. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static Duration stopTimeout(Turn turn) {
    return Terms.agreed(turn).map(terms -> terms.stopTimeout().value()).orElse(LONGEST);
  }

  private static void tellAgain(Turn turn) {
    MasterStatus master = turn.seen.master();
    String cause = turn.status.conditions.reason(Conditions.RUNNING);
    int run = turn.run().number;
    if (master != null && master.state() == RunState.RUNNING) {
      Departure.noted(turn)
          .map(why -> new Action.TellStop(run, why.sentence(), Verdict.ERROR))
          .or(() ->
              StopCause.named(cause)
                  .map(why ->
                      new Action.TellStop(
                          run, why.sentence(), why.verdict().orElse(Verdict.ABORTED))))
          .ifPresent(turn::act);
    }
  }

  /** Whether the end is heard for the first time, perhaps by an operator that was away. */
  private static boolean isNews(Turn turn) {
    return Optional.ofNullable(turn.test.status().run()).map(run -> run.endTime()).isEmpty();
  }

  private static void finish(Turn turn, MasterStatus master) {
    boolean html = turn.test.spec().map(spec -> spec.report().html()).orElse(true);
    boolean csv = turn.test.spec().map(spec -> spec.report().csv()).orElse(true);
    String report = turn.names().report();
    Instant patience = turn.run().phaseTime.plus(stopTimeout(turn)).plus(REPORT_GRACE);
    boolean there = MasterEnd.of(turn).isEmpty();
    boolean wanted = (html || csv) && there && !turn.seen.reportStored();
    boolean inTime = turn.now.isBefore(patience);
    if (wanted && (inTime || isNews(turn))) {
      turn.act(new Action.StoreReport(turn.run().number, report, html, csv));
      turn.recheckAfter(inTime ? RECHECK : Turn.SOON);
      return;
    }
    if (there) {
      turn.act(new Action.Acknowledge(turn.run().number));
    }
    Ending.byMaster(turn, master, turn.seen.reportStored() ? report : null);
  }
}
