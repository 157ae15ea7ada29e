package dev.throng.runner.judgement;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.tally.Second;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges all of a run that comes after the warm-up. */
public final class WholeRun implements RunJudge {
  private final List<String> notJudged;
  private final int warmupSeconds;
  private final HealthWatch health;
  private final EvidenceWatch evidence;

  public WholeRun(TestPlan plan, Catalogue catalogue) {
    notJudged = plan.notJudged();
    warmupSeconds = Math.toIntExact(Math.ceilDiv(plan.spec().load().warmup().toMillis(), 1000L));
    health = new HealthWatch(plan.spec().validity());
    evidence = new EvidenceWatch(plan.spec().thresholds(), catalogue, health.load());
  }

  @Override
  public void addErrors(Snapshot snapshot) {
    if (snapshot.second() >= warmupSeconds) {
      evidence.addErrors(snapshot);
    } else {
      evidence.addWarmUpErrors(snapshot);
    }
  }

  @Override
  public Weight add(Second second) {
    if (second.number() < warmupSeconds) {
      evidence.addWarmUp(second);
      return Weight.NOT_JUDGED;
    }
    boolean keptUp = health.add(second);
    evidence.add(second);
    return keptUp ? Weight.JUDGED : Weight.NOT_KEPT_UP;
  }

  @Override
  public List<String> marks(Second second) {
    return evidence.thresholds().stream()
        .flatMap(threshold -> Stream.ofNullable(threshold.mark(second)))
        .toList();
  }

  @Override
  public Optional<LoadEnd> abort(double offsetSeconds) {
    Optional<ThresholdWatch> broken =
        evidence.thresholds().stream()
            .filter(threshold -> threshold.wantsAbort(offsetSeconds))
            .findFirst();
    broken.ifPresent(ThresholdWatch::settle);
    return broken.map(threshold -> new LoadEnd.ThresholdBroken(threshold.status().expect()));
  }

  @Override
  public void planned(long total, long inWarmup) {
    health.load().planned(total - inWarmup);
  }

  @Override
  public Outcome outcome(LoadEnd ending, @Nullable String uncounted, FailingFindings findings) {
    VerdictEvidence shown = evidence.evidence(notJudged, health.refusedLoad(), findings);
    return ending.outcome(
        shown,
        Stream.of(
                Optional.ofNullable(health.inconclusive(shown.nothing() == null)),
                Optional.ofNullable(uncounted),
                Optional.ofNullable(findings.inconclusive()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null));
  }

  @Override
  public List<ThresholdStatus> statuses() {
    return evidence.statuses();
  }

  @Override
  public GeneratorHealth health() {
    return health.health();
  }

  @Override
  public List<String> notes() {
    return evidence.notes();
  }

  @Override
  public @Nullable SearchSoFar search() {
    return null;
  }
}
