package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.PastRun;
import dev.throng.crds.status.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ends a run: verdict, conditions, history, and what of its objects goes. */
final class Ending {
  /** As many as a status has room for. */
  private static final int MOST_RUNS = 100;

  private Ending() {}

  /** The master has finished, and has said how. */
  static void byMaster(Turn turn, MasterStatus master, @Nullable String report) {
    Verdict said = master.verdict() == null ? Verdict.ERROR : master.verdict();
    Optional<StopCause> cause = StopCause.named(turn.status.conditions.reason(Conditions.RUNNING));
    Verdict verdict = cause.flatMap(StopCause::verdict).orElse(said);
    String reason =
        cause
            .filter(stop -> stop.verdict().isPresent())
            .map(StopCause::sentence)
            .or(() -> Optional.ofNullable(master.reason()))
            .orElse(said.toString());
    Optional<Departure> departure =
        said == Verdict.ERROR && cause.isEmpty() ? Departure.of(turn) : Optional.empty();
    end(
        turn,
        verdict,
        departure.map(Departure::reason).orElse(verdict.toString()),
        departure.map(why -> why.and(master.reason())).orElse(reason),
        report,
        true);
  }

  /** The master's pod has ended; perhaps it left its verdict. */
  static void afterMaster(Turn turn, MasterEnd end) {
    switch (end) {
      case MasterEnd.LastWords(var master) -> {
        turn.status.figures(master, LiveUsers.workers(turn));
        byMaster(turn, master, turn.seen.reportStored() ? turn.names().report() : null);
      }
      case MasterEnd.Lost(var reason, var message) -> {
        MasterStatus last = turn.seen.master();
        boolean trusted = !reason.equals(MasterEnd.UNTRUSTED);
        if (last != null && trusted) {
          turn.status.figures(last, LiveUsers.workers(turn));
        }
        boolean kept = turn.status.summary() != null && trusted;
        String figures = kept ? "; the figures are the last that it gave" : "";
        withoutMaster(turn, Verdict.ERROR, reason, message + figures);
      }
    }
  }

  /** No load was ever sent. */
  static void withoutLoad(Turn turn, Verdict verdict, String reason, String message) {
    end(turn, verdict, reason, message, null, false);
  }

  /** Ends a run that has waited too long in all for its load. */
  static boolean isOverdue(Turn turn) {
    if (!StopCause.isOverallPassed(turn)) {
      return false;
    }
    StopCause cause = StopCause.OVERALL_TIMEOUT;
    String message = cause.sentence() + " before the load began: " + turn.run().reason();
    withoutLoad(turn, Verdict.ERROR, cause.toString(), message);
    return true;
  }

  /** The master can't say how it went. */
  static void withoutMaster(Turn turn, Verdict verdict, String reason, String message) {
    end(turn, verdict, reason, message, null, false);
  }

  private static void end(
      Turn turn,
      Verdict verdict,
      String reason,
      String message,
      @Nullable String report,
      boolean orderly) {
    RunDraft run = turn.run();
    run.reason(message);
    turn.status.end(verdict, report);
    Conditions conditions = turn.status.conditions;
    boolean passed = verdict == Verdict.PASSED;
    if (conditions.is(Conditions.RUNNING)) {
      conditions.ended();
    } else {
      conditions.keep(Conditions.RUNNING, false, "NotStarted", "the load was never started");
    }
    String sentence = verdict + ": " + run.reason();
    conditions.set(Conditions.FINISHED, true, verdict.toString(), sentence);
    conditions.set(Conditions.SUCCEEDED, passed, passed ? "Passed" : reason, sentence);
    if (run.generation != null && !turn.accepted) {
      conditions.verdictOn(run.generation); // nothing of the refused spec has run
    }
    conditions.healthy();
    remember(turn, run, verdict, report);
    Cleanup.atEnd(turn, verdict, orderly);
    turn.recheckAfter(Turn.SOON);
  }

  private static void remember(Turn turn, RunDraft run, Verdict verdict, @Nullable String report) {
    if (isCutShort(turn, run)) {
      run.goesOffPlan();
    }
    List<PastRun> all = new ArrayList<>();
    all.add(
        new PastRun(
            run.number,
            verdict,
            run.reason(),
            run.startTime,
            run.endTime,
            run.generation,
            run.test == null ? null : run.test.toString(),
            report,
            turn.status.summary()));
    all.addAll(turn.status.history);
    turn.status.history = all;
    int compared = Comparison.earlier(turn).map(all::indexOf).orElse(0);
    int asked =
        turn.test.spec().map(spec -> spec.retention().runs()).orElse(turn.status.history.size());
    int runs = Math.min(asked, compared < MOST_RUNS ? MOST_RUNS : MOST_RUNS - 1);
    List<PastRun> kept =
        IntStream.range(0, all.size())
            .filter(i -> i < Math.max(1, runs) || i == compared)
            .mapToObj(all::get)
            .toList();
    all.stream()
        .filter(past -> !kept.contains(past))
        .forEach(past -> Cleanup.wholeRun(turn, past.number()));
    turn.status.history = kept;
  }

  /** A search ends when it has found what it looks for. */
  private static boolean isCutShort(Turn turn, RunDraft run) {
    if (run.terms == null
        || run.terms.duration() == null
        || run.startTime == null
        || run.endTime == null
        || turn.test.spec().filter(spec -> spec.load().search() != null).isPresent()) {
      return false;
    }
    Instant planned = run.startTime.value().plus(run.terms.duration().value());
    return run.endTime.value().isBefore(planned);
  }
}
