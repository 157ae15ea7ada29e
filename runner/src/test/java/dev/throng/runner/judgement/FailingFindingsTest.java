package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.story.Confidence;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.Stretch;
import dev.throng.runner.story.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code spec.story.fail} makes of a run in which the one threshold holds. */
class FailingFindingsTest {
  private static final LoadEnd COMPLETED = new LoadEnd.Completed();

  @Test
  void aFindingThatIsNamedFailsTheTestWithItsEvidence() {
    assertThat(outcome(COMPLETED, fail(told(FindingId.CLIFF), FindingId.CLIFF), null))
        .isEqualTo(
            new Outcome(
                Verdict.FAILED,
                "the run shows cliff, which spec.story.fail names: 60% of the requests fail beyond"
                    + " 480 users"));
  }

  @Test
  void theOthersThatAreNamedAreListed() {
    Story story = told(FindingId.CLIFF, FindingId.STEP, FindingId.SPIKE, FindingId.SPIKE);

    assertThat(outcome(COMPLETED, fail(story, FindingId.values()), null).reason())
        .endsWith("beyond 480 users (and step, spike)");
  }

  @Test
  void aFindingThatIsNotNamedChangesNothing() {
    assertThat(outcome(COMPLETED, fail(told(FindingId.LINEAR), FindingId.CLIFF), null))
        .isEqualTo(
            new Outcome(
                Verdict.PASSED, "the threshold holds; no finding of spec.story.fail was seen"));
    assertThat(outcome(COMPLETED, fail(told(FindingId.LINEAR)), null))
        .isEqualTo(new Outcome(Verdict.PASSED, "the threshold holds"));
  }

  @Test
  void aRunThatCouldNotHaveShownAFindingSaysSoWhereItPasses() {
    Story story =
        new Story(
            "",
            Degradation.NOT_SEEN,
            List.of(),
            List.of(),
            Set.of(),
            Set.of(FindingId.DOES_NOT_RECOVER),
            null);

    assertThat(
            outcome(COMPLETED, fail(story, FindingId.CLIFF, FindingId.DOES_NOT_RECOVER), null)
                .reason())
        .isEqualTo(
            "the threshold holds; this run could not have shown doesNotRecover of"
                + " spec.story.fail");
  }

  @Test
  void errorAbortedAndInconclusiveComeFirst() {
    FailingFindings cliff = fail(told(FindingId.CLIFF), FindingId.CLIFF);

    assertThat(outcome(new LoadEnd.Impossible("no worker"), cliff, null).verdict())
        .isEqualTo(Verdict.ERROR);
    assertThat(outcome(new LoadEnd.Interrupted("by a person"), cliff, null).verdict())
        .isEqualTo(Verdict.ABORTED);
    assertThat(outcome(COMPLETED, cliff, "the generator was the bottleneck: lag"))
        .isEqualTo(
            new Outcome(
                Verdict.INCONCLUSIVE,
                "the generator was the bottleneck: lag. Without that it would have failed: the run"
                    + " shows cliff, which spec.story.fail names: 60% of the requests fail beyond"
                    + " 480 users"));
  }

  @Test
  void aThresholdThatIsBrokenTooComesBeforeIt() {
    assertThat(
            new LoadEnd.ThresholdBroken("p95 < 1s")
                .outcome(evidence(false, fail(told(FindingId.CLIFF), FindingId.CLIFF)), null)
                .reason())
        .startsWith("expected p95 < 1s, observed 2s; the run shows cliff")
        .endsWith("; the test was stopped for p95 < 1s");
  }

  @Test
  void withoutAStoryNothingCanBeSaidIfAFindingWouldFailTheTest() {
    assertThat(FailingFindings.untold("a fault", List.of(FindingId.CLIFF)).inconclusive())
        .isEqualTo("whether the findings of spec.story.fail are there can't be told: a fault");
    assertThat(FailingFindings.untold("a fault", List.of()).inconclusive()).isNull();
  }

  private static FailingFindings fail(Story story, FindingId... named) {
    return FailingFindings.in(story, List.of(named));
  }

  private static Story told(FindingId... ids) {
    return new Story(
        "",
        Degradation.NOT_SEEN,
        Stream.of(ids).map(FailingFindingsTest::finding).toList(),
        List.of(),
        Set.of(),
        Set.of(),
        null);
  }

  private static Finding finding(FindingId id) {
    return new Finding(
        id,
        Subject.ALL,
        new Stretch(40, 60, 480, 600, LoadUnit.USERS),
        Map.of(),
        Confidence.SURE,
        "60% of the requests fail beyond 480 users.");
  }

  private static Outcome outcome(
      LoadEnd end, FailingFindings findings, @Nullable String inconclusive) {
    return end.outcome(evidence(true, findings), inconclusive);
  }

  private static VerdictEvidence evidence(boolean holds, FailingFindings findings) {
    ThresholdStatus threshold =
        new ThresholdStatus("p95 < 1s", null, null, holds ? "10ms" : "2s", holds);
    return new VerdictEvidence(
        List.of(threshold), List.of(), List.of(), false, null, null, null, findings, 9, 0, 9, 0, 9);
  }
}
