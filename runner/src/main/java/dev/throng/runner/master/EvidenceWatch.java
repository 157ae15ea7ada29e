package dev.throng.runner.master;

import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Statistic.Tally;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows what the judged time shows: the thresholds, and what a run needs besides so that it may
 * pass. At least one of the requests that are meant to succeed must have succeeded, and no more
 * than {@value #MOST_BROKEN_OFF_PERCENT} % of the tasks may have broken off if no threshold says
 * how many may.
 */
final class EvidenceWatch {
  static final int MOST_BROKEN_OFF_PERCENT = 1;

  private final List<ThresholdWatch> thresholds = new ArrayList<>();
  private final Hangs hangs;
  private final Scope all;
  private final Scope meant;
  private final Causes failures = new Causes();
  private final Causes exceptions = new Causes();
  private final boolean looksAtFailures;
  private final boolean looksAtExceptions;

  EvidenceWatch(List<Threshold> given, Scenario scenario) {
    hangs = new Hangs(scenario.names().size());
    all = Scope.of((String) null, scenario, hangs);
    BitSet meantToFail = new BitSet();
    boolean failureThreshold = false;
    boolean exceptionThreshold = false;
    for (Threshold threshold : given) {
      Expectation expectation = Expectation.parse(threshold.expect());
      failureThreshold |= expectation.looksAtFailures();
      exceptionThreshold |= expectation.statistic() == Tally.EXCEPTIONS;
      if (expectation.asksForFailures()) {
        meantToFail.or(Scope.names(threshold.request(), scenario));
      }
    }
    looksAtFailures = failureThreshold;
    looksAtExceptions = exceptionThreshold;
    BitSet meantToSucceed = Scope.names(null, scenario);
    meantToSucceed.andNot(meantToFail);
    meant = Scope.of(meantToSucceed, scenario, hangs);
    for (Threshold threshold : given) {
      BitSet names = Scope.names(threshold.request(), scenario);
      thresholds.add(
          new ThresholdWatch(
              threshold, Scope.of(names, scenario, hangs), names.intersects(meantToFail)));
    }
  }

  List<ThresholdWatch> thresholds() {
    return thresholds;
  }

  /** Takes a judged second. */
  void add(Second second) {
    hangs.add(second);
    all.add(second);
    meant.add(second);
    thresholds.forEach(threshold -> threshold.add(second));
  }

  /** Takes the errors of a worker's judged second. */
  void addErrors(Snapshot snapshot) {
    for (Snapshot.ErrorCount error : snapshot.errors()) {
      if (meant.isAbout(error.name())) {
        failures.add(error.error(), error.count());
      }
    }
    snapshot.exceptions().forEach(e -> exceptions.add(e.message(), e.count()));
  }

  List<ThresholdStatus> statuses() {
    return thresholds.stream().map(ThresholdWatch::status).toList();
  }

  Evidence evidence(List<String> notJudged, @Nullable String refusedLoad) {
    return new Evidence(
        statuses(),
        notJudged,
        looksAtFailures,
        nothing(),
        brokenOff(),
        refusedLoad,
        all.sent(),
        all.failures(),
        all.judged(),
        all.exceptions(),
        all.tasks());
  }

  /** Sentences about what the tables of requests do not tell. */
  List<String> notes() {
    long hung = all.hung();
    return hung == 0
        ? List.of()
        : List.of(
            hung
                + (hung == 1 ? " request" : " requests")
                + " hung: cut off after up to "
                + longestUnfinished(all)
                + ", judged as failed.");
  }

  private static GoDuration longestUnfinished(Scope requests) {
    return new GoDuration(Duration.ofMillis(requests.longestUnfinishedMicros() / 1000));
  }

  private @Nullable String nothing() {
    if (all.sent() == 0) {
      return "nothing was sent" + (all.exceptions() == 0 ? "" : ": " + tasksBrokeOff());
    }
    if (meant.sent() == 0 || meant.successes() > 0) {
      return null;
    }
    return (meant.sent() == all.sent() ? "" : "of what was meant to succeed, ")
        + (meant.answered() == 0 ? "nothing was answered: " : "nothing succeeded: ")
        + (meant.requests() == 0 ? cutOff() : failed());
  }

  private String failed() {
    long requests = meant.requests();
    long cutOff = meant.unfinished();
    return all(requests, "request")
        + " failed"
        + failures.most(requests)
        + (cutOff == 0 ? "" : ", and " + cutOff + " more did not end before the test");
  }

  private String cutOff() {
    return all(meant.unfinished(), "request")
        + " had not ended when the test did, after up to "
        + longestUnfinished(meant);
  }

  private @Nullable String brokenOff() {
    boolean tooMany = all.exceptions() * 100 > MOST_BROKEN_OFF_PERCENT * all.tasks();
    return looksAtExceptions || !tooMany ? null : tasksBrokeOff();
  }

  private String tasksBrokeOff() {
    return all.exceptions()
        + " of "
        + all.tasks()
        + (all.tasks() == 1 ? " task" : " tasks")
        + " broke off"
        + exceptions.most(all.exceptions());
  }

  private static String all(long number, String thing) {
    return number == 1 ? "the only " + thing : "all " + number + " " + thing + "s";
  }
}
