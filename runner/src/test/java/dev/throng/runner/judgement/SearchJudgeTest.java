package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SearchJudgeTest {
  private static final int NAME = 0;
  private static final int LONGEST_SECONDS = 2000;
  private static final String USERS = "users: {from: 10, to: 5000}";
  private static final String ARRIVALS =
      "arrivals: {userClass: U, from: 10/s, to: 500/s, maxInFlight: 100}";
  private static final String P95 = "{expect: p95 < 500ms}";

  /** What is counted in a second. */
  private interface Target {
    Counted at(double load, int second);
  }

  /** A run whose load is changed two seconds after it was asked for. */
  private static final class Run implements SearchJudge.Steering {
    private final Catalogue catalogue;
    private final SearchJudge judge;
    private double load;
    private double nextLoad;
    private int nextSecond;
    private int second;
    private boolean ended;

    Run(String search, String thresholds) {
      LoadTestSpec spec =
          Manifests.spec(
              """
              target: {baseUrl: "http://localhost:1", http: {timeout: 2s}}
              load: {search: {%s, settle: 2s, hold: 5s}, stopTimeout: 1s}
              thresholds: [%s]
              userClasses: [{name: U, tasks: [{name: t, steps: [{get: /}]}]}]
              """
                  .formatted(search, thresholds));
      catalogue = Catalogue.of(spec);
      TestPlan plan =
          new TestPlan(
              "t",
              spec,
              "",
              1,
              1,
              Map.of(),
              JavaSources.NONE,
              List.of(),
              List.of(),
              List.of("left out"));
      judge = new SearchJudge(plan, catalogue, this);
      load = judge.search().goal().from();
    }

    @Override
    public int steer(double newLoad, LoadUnit unit, Duration ramp) {
      nextLoad = newLoad;
      nextSecond = second + 2;
      return nextSecond;
    }

    @Override
    public void searchEnded() {
      ended = true;
    }

    Run against(Target target) {
      return against(target, LONGEST_SECONDS);
    }

    Run against(Target target, int seconds) {
      for (; !ended && second < seconds; second++) {
        if (nextLoad > 0 && second >= nextSecond) {
          load = nextLoad;
        }
        judge.add(target.at(load, second).second(second, catalogue));
      }
      return this;
    }

    Outcome outcome() {
      return judge.outcome(new LoadEnd.Completed(), null, FailingFindings.NONE);
    }

    List<Double> loads() {
      return judge.search().steps().stream().map(SearchStep::load).toList();
    }
  }

  private static Counted answers(double load, long millis) {
    return new Counted().succeeded(NAME, (int) Math.ceil(load), millis * 1000).lag(1000);
  }

  private static Counted upTo(double most, double load) {
    return answers(load, load <= most ? 20 : 800);
  }

  @Test
  void anAnswerPassesThoughThresholdsBrokeBeyondIt() {
    Run run = new Run(USERS, P95).against((load, _) -> upTo(480, load));

    assertThat(run.judge.search().capacity().end()).isEqualTo(new End.Narrow());
    assertThat(run.outcome().verdict()).isEqualTo(Verdict.PASSED);
    assertThat(run.outcome().reason())
        .matches(
            "the target bears \\d+ users \\(\\d+/s\\) and not \\d+: expected p95 < 500ms, observed"
                + " 800ms; not judged: left out");
  }

  @Test
  void eachStepTellsHowMuchOfEachLimitWasUsedUp() {
    Run run =
        new Run(
                USERS,
                P95
                    + ", {expect: requestRate > 5/s}, {expect: failures < 1},"
                    + " {expect: p95 < 1s, window: 2s}")
            .against((load, _) -> upTo(480, load));

    List<SearchStep> steps = run.judge.search().steps();
    assertThat(steps.getFirst().strain()).containsExactly(0.04, 0.0, 0.0, 0.02);
    assertThat(steps.getLast().strain()).containsExactly(1.6, 0.0, 0.0, 0.8);
  }

  @Test
  void aBrokenLimitFromBelowIsEndlessStrain() {
    Run run =
        new Run(USERS, P95 + ", {expect: requestRate > 100/s}")
            .against((load, _) -> upTo(480, load));

    assertThat(run.judge.search().steps().getFirst().strain())
        .containsExactly(0.04, Double.POSITIVE_INFINITY);
  }

  @Test
  void thresholdsAreShownAsTheyWereAtTheHighestLoadThatHeld() {
    Run run =
        new Run(USERS, P95 + ", {expect: capacity >= 400}").against((load, _) -> upTo(480, load));

    assertThat(run.judge.statuses()).extracting(ThresholdStatus::holds).containsExactly(true, true);
    assertThat(run.judge.statuses().getFirst().observed()).isEqualTo("20ms");
    assertThat(run.judge.notes())
        .contains(
            "The thresholds are those at "
                + Objects.requireNonNull(run.judge.search().capacity().holds()).intValue()
                + " users, the highest load that held.");
  }

  @Test
  void aCapacityThatIsTooSmallFails() {
    Run run =
        new Run(USERS, P95 + ", {expect: capacity >= 600}").against((load, _) -> upTo(480, load));

    assertThat(run.outcome().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(run.outcome().reason()).startsWith("expected capacity >= 600, observed ");
  }

  @Test
  void whatTheHeaviestLoadDoesNotBreakIsAtLeastThat() {
    Run run =
        new Run(USERS, P95 + ", {expect: capacity >= 5000}").against((load, _) -> upTo(1e9, load));

    assertThat(run.outcome().verdict()).isEqualTo(Verdict.PASSED);
    assertThat(run.outcome().reason()).startsWith("the target bears at least 5,000 users");
  }

  @Test
  void aTestThatBreaksAtTheLightestLoadFails() {
    Run run = new Run(USERS, P95).against((load, _) -> upTo(5, load));

    assertThat(run.outcome().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(run.outcome().reason())
        .startsWith("the target does not bear 10 users: expected p95 < 500ms, observed 800ms");
    assertThat(run.judge.statuses().getFirst().holds()).isFalse();
  }

  @Test
  void aTargetThatAnswersNothingFails() {
    Run run =
        new Run(USERS, P95)
            .against((load, _) -> new Counted().failed(NAME, 10, 100, "refused").lag(1000));

    assertThat(run.outcome().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(run.outcome().reason()).contains("nothing was answered");
  }

  @Test
  void aGeneratorThatIsTheBottleneckBoundsNothing() {
    Target target = (load, _) -> answers(load, 20).lag(load <= 300 ? 1000 : 400_000);
    Run run = new Run(USERS, P95).against(target);

    assertThat(run.judge.search().capacity().breaks()).isNull();
    assertThat(run.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.outcome().reason())
        .contains("nothing can be said of", "the generator was the bottleneck", "at least 29");
  }

  @Test
  void timesThatTheGeneratorMayHaveAddedBoundNothing() {
    String tight = "{expect: p95 < 50ms}";
    Target slowGenerator =
        (load, _) -> answers(load, load <= 300 ? 20 : 60).lag(load <= 300 ? 1000 : 30_000);
    Target slowTarget = (load, _) -> answers(load, load <= 300 ? 20 : 60).lag(3000);

    assertThat(new Run(USERS, tight).against(slowTarget).judge.search().capacity().breaks())
        .isBetween(300.0, 316.0);
    Run run = new Run(USERS, tight).against(slowGenerator);
    assertThat(run.judge.search().capacity().breaks()).isNull();
    assertThat(run.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.outcome().reason())
        .contains(
            "expected p95 < 50ms, observed 60ms, which is no more than the generator may have"
                + " added: it ran late by 30ms at the 95th percentile");
  }

  @Test
  void failuresAreNeverTakenForLateness() {
    Target failing =
        (load, _) ->
            load <= 300
                ? answers(load, 20)
                : answers(load, 20).lag(30_000).failed(NAME, (int) load, 20_000, "reset");

    assertThat(
            new Run(USERS, P95 + ", {expect: failureRatio < 1%}")
                .against(failing)
                .judge
                .search()
                .capacity()
                .breaks())
        .isBetween(300.0, 316.0);
  }

  /** A target that takes a second for each and never gets slower, with 100 users at most. */
  @Test
  void arrivalsThatMaxInFlightKeepsOutBoundNothing() {
    Run run = new Run(ARRIVALS, "{expect: p95 < 2s}").against((load, _) -> arriving(load, 1, 100));

    assertThat(run.judge.search().capacity().breaks()).isNull();
    assertThat(run.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.outcome().reason())
        .contains("allow more in load.search.arrivals.maxInFlight", "bears at least");
  }

  /** As long as ten times as many users as it needs are allowed. */
  @Test
  void arrivalsThatATargetGetsTooSlowForBreakIt() {
    Run run =
        new Run(ARRIVALS, "{expect: failureRatio < 1%}")
            .against((load, _) -> arriving(load, load <= 60 ? 0.1 : 10, 100));

    assertThat(run.judge.search().capacity().holds()).isBetween(57.0, 60.0);
    assertThat(run.outcome().verdict()).isEqualTo(Verdict.PASSED);
    assertThat(run.outcome().reason()).contains("the target is too slow for this load");
  }

  private static Counted arriving(double load, double seconds, int most) {
    int due = (int) Math.round(load);
    int started = (int) Math.min(due, most / seconds);
    return new Counted()
        .succeeded(NAME, started, Math.round(seconds * 1e6))
        .arrivals(started, due - started)
        .users((int) Math.min(most, due * seconds))
        .lag(1000);
  }

  @Test
  void whatIsKnownMayDecideAnUnfinishedSearch() {
    Target target = (load, _) -> answers(load, 20).lag(load <= 300 ? 1000 : 400_000);

    assertThat(new Run(USERS, P95 + ", {expect: capacity >= 200}").against(target).outcome())
        .extracting(Outcome::verdict)
        .isEqualTo(Verdict.PASSED);
    assertThat(new Run(USERS, P95 + ", {expect: capacity >= 400}").against(target).outcome())
        .extracting(Outcome::verdict)
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aTargetThatDoesNotRecoverIsNotHeldAgainstLowerLoads() {
    boolean[] broken = {false};
    Run run =
        new Run(USERS, P95)
            .against((load, _) -> {
              broken[0] |= load > 480;
              return answers(load, broken[0] ? 900 : 20);
            });

    assertThat(run.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.judge.search().capacity().breaks()).isEqualTo(1500);
    assertThat(run.judge.notes().getFirst())
        .startsWith(
            "After 1,500 users the target did not recover within 7 s at 10 users: the median");
    assertThat(run.outcome().reason()).contains("the target did not recover");
  }

  @Test
  void theTargetRestsAtTheLightestLoadAfterAStepThatDidNotHold() {
    Run run = new Run(USERS, P95);
    int[] restedSeconds = {0};
    run.against((load, _) -> {
      boolean rested = load == 10 && run.judge.search().steps().size() > 1;
      restedSeconds[0] += rested ? 1 : 0;
      return upTo(480, load);
    });

    long broke =
        run.judge.search().steps().stream()
            .filter(step -> step.result() != SearchStep.Result.HELD)
            .count();
    assertThat(restedSeconds[0]).isGreaterThanOrEqualTo((int) (3 * (broke - 1)));
  }

  @Test
  void aStepIsNotJudgedWhileItSettles() {
    Run run =
        new Run(USERS, P95)
            .against(
                new Target() {
                  private double before;
                  private int since;

                  @Override
                  public Counted at(double load, int second) {
                    since = load == before ? since : second;
                    before = load;
                    return second - since < 2 ? answers(load, 900) : upTo(480, load);
                  }
                });

    assertThat(run.loads().subList(0, 4)).containsExactly(10.0, 35.0, 120.0, 420.0);
    assertThat(run.outcome().verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aBudgetThatRanOutIsToldWithWhatIsKnown() {
    Run run = new Run(USERS + ", budget: 45s", P95).against((load, _) -> upTo(480, load));

    assertThat(run.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.outcome().reason())
        .startsWith("the search's budget of 45s ran out before")
        .contains("the target bears 420 users");
  }

  @Test
  void aSearchThatSomebodyStoppedTellsWhatItKnows() {
    Run run = new Run(USERS, P95).against((load, _) -> upTo(480, load), 30);

    assertThat(
            run.judge.outcome(
                new LoadEnd.Interrupted("stopped by Ctrl-C"), null, FailingFindings.NONE))
        .isEqualTo(
            new Outcome(
                Verdict.ABORTED,
                "stopped by Ctrl-C; so far the target bears at least 120 users (120/s)"));
  }

  @Test
  void aWorkerThatDidNotStopInTimeLeavesNoVerdict() {
    Run run = new Run(USERS, P95).against((load, _) -> upTo(480, load));

    assertThat(
            run.judge
                .outcome(new LoadEnd.Completed(), "worker w0 had not stopped", FailingFindings.NONE)
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }
}
