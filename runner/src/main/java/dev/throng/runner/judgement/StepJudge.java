package dev.throng.runner.judgement;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Second;
import java.util.List;

/** Judges the seconds of one step of a search, as a run of its own would be judged. */
final class StepJudge {
  private final Scenario scenario;
  private final HealthWatch health;
  private final EvidenceWatch evidence;
  private final LatencyHistogram times = new LatencyHistogram();
  private long requests;
  private long failures;
  private long arrivalsDue;
  private int seconds;

  StepJudge(LoadTestSpec spec, List<Threshold> thresholds, Scenario scenario) {
    this.scenario = scenario;
    health = new HealthWatch(spec.validity());
    evidence = new EvidenceWatch(thresholds, scenario);
  }

  void addErrors(Snapshot snapshot) {
    evidence.addErrors(snapshot);
  }

  void add(Second second) {
    health.add(second);
    evidence.add(second);
    arrivalsDue += second.arrivals().due();
    for (Snapshot.NameCount count : second.names()) {
      if (!scenario.names().get(count.name()).type().equals(RequestKey.TRANSACTION)) {
        count.responseTime().addTo(times);
        requests += count.requests();
        failures += count.failures();
      }
    }
    seconds += second.isLate() ? 0 : 1;
  }

  /** What was counted so far. */
  SearchStep.Figures figures() {
    double counted = Math.max(1, seconds);
    return new SearchStep.Figures(
        requests / counted,
        (requests - failures) / counted,
        times.percentileMicros(50),
        times.percentileMicros(95),
        requests == 0 ? 0 : (double) failures / requests);
  }

  /**
   * The verdict of a run that was nothing but this.
   *
   * @param expectedArrivals due in the judged seconds, of which chance may take some
   */
  Outcome outcome(double expectedArrivals) {
    long surely = Math.round(expectedArrivals - 4 * Math.sqrt(expectedArrivals));
    health.load().planned(Math.max(arrivalsDue, surely));
    VerdictEvidence shown =
        evidence.evidence(List.of(), health.refusedLoad(), FailingFindings.NONE);
    return new LoadEnd.Completed().outcome(shown, health.inconclusive(shown.nothing() == null));
  }

  List<ThresholdStatus> statuses() {
    return evidence.statuses();
  }

  List<String> brokenNow() {
    return evidence.brokenNow();
  }
}
