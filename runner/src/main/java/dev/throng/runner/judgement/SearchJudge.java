package dev.throng.runner.judgement;

import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.SearchGoal;
import dev.throng.runner.search.SearchRule;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.tally.Second;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run step by step, and says which load comes next: each step is judged as a run of its
 * own, and between one that did not hold and the next the target rests at the lightest load.
 */
public final class SearchJudge implements RunJudge {
  private final TestPlan plan;
  private final Catalogue catalogue;
  private final Steering steering;
  private final SearchGoal goal;
  private final List<Threshold> ofSteps;
  private final CapacityVerdict verdict;
  private final HealthWatch health;
  private final SearchLoad load;
  private final ArrivalRoom room;
  private final SearchRecord record;
  private @Nullable Step current;
  private @Nullable RestWatch rest;
  private @Nullable String notRecovered;

  /** Changes the load of the run. */
  public interface Steering {
    /**
     * To another load, as soon as may be.
     *
     * @return the first second in which it is on its way
     */
    int steer(double load, LoadUnit unit, Duration ramp);

    /** Nothing more is to be tried. */
    void searchEnded();
  }

  private record Step(
      double load, int fromSecond, int judgedFromSecond, int toSecond, StepJudge judge) {
    boolean isAbout(int second) {
      return second >= judgedFromSecond && second < toSecond;
    }
  }

  /**
   * @param plan that searches
   */
  public SearchJudge(TestPlan plan, Catalogue catalogue, Steering steering) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.steering = steering;
    Search search = Objects.requireNonNull(plan.spec().load().search());
    goal = SearchGoal.of(search);
    List<Threshold> all = plan.spec().thresholds();
    ofSteps = all.stream().filter(threshold -> !isOfCapacity(threshold)).toList();
    verdict =
        new CapacityVerdict(
            goal, all.stream().filter(SearchJudge::isOfCapacity).toList(), plan.notJudged());
    health = new HealthWatch(plan.spec().validity());
    int stopSeconds = Math.toIntExact(plan.spec().load().stopTimeout().toMillis() / 1000) + 1;
    load = new SearchLoad(goal, steering, stopSeconds);
    room = new ArrivalRoom(search.arrivals());
    record = new SearchRecord(goal);
    int warmup = Math.toIntExact(Math.ceilDiv(plan.spec().load().warmup().toMillis(), 1000L));
    current = step(goal.from(), 0, warmup + goal.settleSeconds());
  }

  private static boolean isOfCapacity(Threshold threshold) {
    return Expectation.parse(threshold.expect()).isOfCapacity();
  }

  private Step step(double load, int from, int judgedFrom) {
    return new Step(
        load,
        from,
        judgedFrom,
        judgedFrom + goal.holdSeconds(),
        new StepJudge(plan.spec(), ofSteps, catalogue));
  }

  @Override
  public void addErrors(Snapshot snapshot) {
    Step step = current;
    if (step != null && step.isAbout(snapshot.second())) {
      step.judge().addErrors(snapshot);
    }
  }

  @Override
  public Weight add(Second second) {
    Step step = current;
    if (step == null || !step.isAbout(second.number())) {
      rest(second);
      return Weight.NOT_JUDGED;
    }
    step.judge().add(second);
    boolean keptUp = health.add(second);
    if (!second.isLate() && second.number() == step.toSecond() - 1 && !second.isStopping()) {
      end(step);
    }
    return keptUp ? Weight.JUDGED : Weight.NOT_KEPT_UP;
  }

  private void rest(Second second) {
    RestWatch resting = rest;
    if (resting == null || second.isStopping()) {
      return;
    }
    resting.add(second);
    if (resting.isOver()) {
      rest = null;
      if (!resting.isAsBefore()) {
        notRecovered = resting.notAsBefore(record.last().load(), goal);
        record.note(notRecovered);
      }
      follow(record.next(second.number() + 1));
    }
  }

  private void end(Step step) {
    StepJudge.Said said = room.judge(step.load(), goal.holdSeconds(), step.judge());
    Result result = said.result();
    String why = said.why();
    if (result == Result.HELD) {
      notRecovered = null;
      room.learn(step.load(), step.judge().meanUsers());
    } else if (result == Result.BROKE && notRecovered != null) {
      result = Result.UNCLEAR;
      why = notRecovered;
    }
    record.add(
        new SearchStep(
            step.load(),
            result,
            step.fromSecond(),
            step.judgedFromSecond(),
            step.toSecond(),
            step.judge().figures(),
            step.judge().strain(),
            why),
        step.judge().statuses());
    current = null;
    SearchRule.Next next = record.next(step.toSecond());
    boolean rested = record.first().result() == Result.HELD && result != Result.HELD;
    if (next instanceof SearchRule.Next.Try && rested) {
      beginRest();
    } else {
      follow(next);
    }
  }

  private void beginRest() {
    int from = load.toLightest();
    rest = new RestWatch(record.first().figures(), from, goal.stepSeconds());
  }

  private void follow(SearchRule.Next next) {
    switch (next) {
      case SearchRule.Next.Done(FoundCapacity found) -> {
        record.found(found);
        steering.searchEnded();
      }
      case SearchRule.Next.Try(double wanted) -> {
        SearchLoad.Coming coming = load.to(wanted);
        current = step(wanted, coming.fromSecond(), coming.judgedFromSecond());
      }
    }
  }

  @Override
  public List<String> marks(Second second) {
    Step step = current;
    if (step == null || second.isLate()) {
      return List.of();
    }
    String where =
        ", over the step at "
            + CapacityWords.load(step.load(), goal.unit())
            + " so far (all of it is judged)";
    return step.judge().brokenNow().stream().map(expect -> expect + where).toList();
  }

  @Override
  public Optional<LoadEnd> abort(double offsetSeconds) {
    return Optional.empty();
  }

  @Override
  public void planned(long total, long inWarmup) {
    // each step counts its own
  }

  @Override
  public Outcome outcome(LoadEnd ending, @Nullable String uncounted, FailingFindings findings) {
    return verdict.outcome(
        ending,
        record.capacity(),
        uncounted == null ? findings.inconclusive() : uncounted,
        findings);
  }

  /** As observed at the highest load that held, or at the only one. */
  @Override
  public List<ThresholdStatus> statuses() {
    Step step = current;
    List<ThresholdStatus> now = step == null ? List.of() : step.judge().statuses();
    return verdict.statuses(record.capacity(), record.ofBearableLoad(now));
  }

  @Override
  public GeneratorHealth health() {
    return health.health();
  }

  @Override
  public List<String> notes() {
    return record.sentences();
  }

  @Override
  public SearchSoFar search() {
    return record.soFar();
  }
}
