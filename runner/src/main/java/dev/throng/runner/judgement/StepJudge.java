package dev.throng.runner.judgement;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.tally.Second;
import java.util.List;

/**
 * Judges the seconds of one step of a search, as a run of its own would be judged. A step that
 * another generator might have passed does not break.
 */
final class StepJudge {
  private final HealthWatch health;
  private final EvidenceWatch evidence;
  private final StepFigures figures = new StepFigures();
  private final LatencyHistogram lag = new LatencyHistogram();
  private final double leastAchieved;
  private long arrivalsDue;

  /** What is said of the load, and why; empty for one that held. */
  record Said(Result result, String why) {
    static final Said HELD = new Said(Result.HELD, "");
  }

  StepJudge(LoadTestSpec spec, List<Threshold> thresholds, Catalogue catalogue) {
    health = new HealthWatch(spec.validity());
    evidence = new EvidenceWatch(thresholds, catalogue, health.load());
    leastAchieved = spec.validity().minAchievedLoad().ratio();
  }

  void addErrors(Snapshot snapshot) {
    evidence.addErrors(snapshot);
  }

  void add(Second second) {
    health.add(second);
    evidence.add(second);
    figures.add(second);
    arrivalsDue += second.arrivals().due();
    second.health().forEach(worker -> lag.add(worker.eventLoopLag()));
  }

  /** What was counted so far. */
  SearchStep.Figures figures() {
    return figures.all();
  }

  double meanUsers() {
    return figures.meanUsers();
  }

  /**
   * What a run says that was nothing but this.
   *
   * @param expectedArrivals due in the judged seconds, of which chance may take some
   * @param lostAnyway the share of them that maxInFlight keeps out while the target answers as it
   *     does under less load
   */
  Said said(double expectedArrivals, double lostAnyway) {
    long surely = Math.round(expectedArrivals - 4 * Math.sqrt(expectedArrivals));
    health.load().planned(Math.max(arrivalsDue, surely));
    String refused = health.refusedLoad();
    VerdictEvidence shown = evidence.evidence(List.of(), refused, FailingFindings.NONE);
    Outcome outcome =
        new LoadEnd.Completed().outcome(shown, health.inconclusive(shown.nothing() == null));
    return switch (outcome.verdict()) {
      case PASSED -> Said.HELD;
      case FAILED -> broken(shown, outcome.reason(), lostAnyway > 1 - leastAchieved);
      case INCONCLUSIVE, ABORTED, ERROR -> new Said(Result.UNCLEAR, outcome.reason());
    };
  }

  private Said broken(VerdictEvidence shown, String reason, boolean tooFewUsers) {
    boolean thresholdsHold = shown.thresholds().stream().allMatch(ThresholdStatus::holds);
    boolean others = shown.nothing() != null || shown.brokenOff() != null;
    if (others) {
      return new Said(Result.BROKE, reason);
    }
    if (shown.refusedLoad() != null) {
      return thresholdsHold && tooFewUsers
          ? new Said(
              Result.UNCLEAR,
              reason
                  + ". So many would be busy if it answered as under lighter loads: allow more in"
                  + " load.search.arrivals.maxInFlight")
          : new Said(Result.BROKE, reason);
    }
    return evidence.holdsWithoutLag(lag)
        ? new Said(
            Result.UNCLEAR,
            reason
                + ", which is no more than the generator may have added: it ran late by "
                + Figures.time(lag.percentileMicros(95))
                + " at the 95th percentile; use more workers or more CPU")
        : new Said(Result.BROKE, reason);
  }

  List<Double> strain() {
    return evidence.strain();
  }

  List<ThresholdStatus> statuses() {
    return evidence.statuses();
  }

  List<String> brokenNow() {
    return evidence.brokenNow();
  }
}
