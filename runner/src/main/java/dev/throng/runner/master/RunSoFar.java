package dev.throng.runner.master;

import dev.throng.crds.spec.Tracing;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.PlannedArrivals;
import dev.throng.runner.history.History;
import dev.throng.runner.judgement.FailingFindings;
import dev.throng.runner.judgement.LoadEnd;
import dev.throng.runner.judgement.RunJudge;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunInfo;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.UserCounts;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.tally.Ledger;
import dev.throng.runner.tally.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the run so far: takes whole seconds, gives views. */
final class RunSoFar {
  private final TestPlan plan;
  private final Catalogue catalogue;
  private final String version;
  private final @Nullable Duration planned;
  private final Ledger ledger;
  private final HistoryKeeper keeper;
  private final RunJudge judge;
  private final Narrator narrator;
  private final Intervals intervals = new Intervals();
  private final List<String> notes;
  private final int warmupSeconds;
  private final SortedMap<String, String> javaHashes;
  private Instant startTime = RunInfo.NEVER;
  private int[] usersByClass;
  private int usersPlanned;
  private int usersWithdrawn;

  RunSoFar(
      TestPlan plan,
      Catalogue catalogue,
      String version,
      @Nullable Duration planned,
      RunJudge judge,
      IntToDoubleFunction arrivalsIn,
      Clockwork clockwork) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.version = version;
    this.planned = planned;
    notes = new ArrayList<>(plan.notes());
    ledger = new Ledger(catalogue);
    this.judge = judge;
    javaHashes = plan.java().hashes();
    keeper = new HistoryKeeper(plan.spec(), catalogue, arrivalsIn);
    narrator = new Narrator(clockwork, Set.copyOf(plan.spec().story().ignore()));
    warmupSeconds = Math.toIntExact(Math.ceilDiv(plan.spec().load().warmup().toMillis(), 1000L));
    usersByClass = new int[catalogue.classes().size()];
  }

  void started(Instant now) {
    startTime = now;
    if (warmupSeconds > 0) {
      intervals.mark(
          Timeline.Kind.WARMUP, 0, warmupSeconds, "warm-up: measured and shown, not judged");
    }
  }

  /** Marks a stretch in which a worker's users did not run. */
  void gap(double fromSecond, double toSecond, String worker, String text) {
    intervals.add(
        new Timeline.Interval(Timeline.Kind.WORKER_LOST, fromSecond, toSecond, text, worker));
  }

  /** Keeps a sentence that readers of the result must know. */
  void note(String sentence) {
    notes.add(sentence);
  }

  Ledger ledger() {
    return ledger;
  }

  /** What names its worker; the figures of all come with the whole second. */
  void addOfWorker(String worker, Snapshot snapshot) {
    ledger.addErrors(worker, snapshot);
    keeper.counted(worker, snapshot);
    judge.addErrors(snapshot);
  }

  /** So many arrivals have been due. */
  void planned(PlannedArrivals arrivals) {
    ledger.arrivals().planned(arrivals.total());
    judge.planned(arrivals.total(), arrivals.inWarmup());
  }

  void add(Second second) {
    RunJudge.Weight weight = judge.add(second);
    boolean judged = weight != RunJudge.Weight.NOT_JUDGED;
    boolean keptUp = weight != RunJudge.Weight.NOT_KEPT_UP;
    ledger.add(second, judged);
    keeper.add(second, second.state(judged, keptUp));
    if (!second.isLate()) {
      usersByClass = second.usersByClass();
      usersPlanned = second.usersPlanned();
      usersWithdrawn = second.isStopping() ? usersWithdrawn : second.withdrawnUsers();
    }
    if (!keptUp && second.isShortOfWorkers()) {
      intervals.extend(
          Timeline.Kind.WORKER_LOST,
          second.number(),
          "users wait for a worker in place of one that went");
    } else if (!keptUp) {
      intervals.extend(
          Timeline.Kind.GENERATOR_SATURATED, second.number(), "the generator did not keep up");
    }
    if (judged) {
      judge
          .marks(second)
          .forEach(mark -> intervals.extend(Timeline.Kind.THRESHOLD_BROKEN, second.number(), mark));
    }
  }

  /** A threshold that wants the test to stop now. */
  Optional<LoadEnd> abort(double offsetSeconds) {
    return judge.abort(offsetSeconds);
  }

  /**
   * @param unfinished what is not counted since a worker did not stop in time, for each
   */
  Outcome outcome(LoadEnd ending, List<String> unfinished, FailingFindings findings) {
    String uncounted = unfinished.isEmpty() ? null : String.join("; ", unfinished);
    return judge.outcome(ending, uncounted, findings);
  }

  /**
   * Tells the whole story beside the master's thread, and goes on there with what of it may fail
   * the run. A fault in it must not cost the verdict on all else.
   */
  void tellStory(MasterThread thread, Consumer<FailingFindings> then) {
    List<FindingId> named = plan.spec().story().fail();
    narrator
        .end(keeper.history())
        .thenApply(story -> FailingFindings.in(story, named))
        .exceptionally(fault -> {
          String why = "a fault of Throng: " + Objects.requireNonNullElse(fault.getCause(), fault);
          return FailingFindings.untold(why, named);
        })
        .thenAccept(findings ->
            thread.execute(() -> {
              if (findings.untold() != null) {
                note("The story of the run could not be told, by " + findings.untold());
              }
              then.accept(findings);
            }));
  }

  RunView view(
      RunView.Phase phase,
      List<WorkerView> workers,
      Instant now,
      Duration load,
      @Nullable Outcome outcome) {
    History history = keeper.history();
    if (phase == RunView.Phase.RUNNING) {
      narrator.follow(history);
    }
    return new RunView(
        new RunInfo(
            plan.name(),
            plan.spec().description() == null ? "" : plan.spec().description(),
            plan.spec().target().baseUrl(),
            version,
            plan.seed(),
            startTime,
            outcome == null ? null : now,
            startTime.equals(RunInfo.NEVER) ? Duration.ZERO : Duration.between(startTime, now),
            load,
            planned,
            plan.spec().load().warmup().value(),
            plan.overrides(),
            plan.manifest(),
            traceLink(),
            javaHashes),
        phase,
        users(),
        ledger.total(),
        ledger.requests(),
        ledger.failures(startTime),
        ledger.exceptions(),
        ledger.checks(),
        judge.statuses(),
        Timeline.of(history, intervals.all()),
        history,
        narrator.latest(),
        judge.search(),
        judge.health(),
        ledger.generator(),
        ledger.arrivals().stats(),
        workers,
        outcome,
        Stream.of(ledger.notes(), notes, withdrawals(), judge.notes())
            .flatMap(List::stream)
            .toList());
  }

  private @Nullable String traceLink() {
    Tracing tracing = plan.spec().target().http().tracing();
    return tracing == null ? null : tracing.link();
  }

  private List<String> withdrawals() {
    long arrivals = ledger.arrivals().stats().withdrawn();
    List<String> sentences = new ArrayList<>();
    if (usersWithdrawn > 0) {
      sentences.add(
          usersWithdrawn
              + (usersWithdrawn == 1 ? " user" : " users")
              + " ended for good, since onStart failed (onStartFailure: stopUser) or their code in"
              + " Java stopped them.");
    }
    if (arrivals > 0) {
      sentences.add(
          arrivals
              + (arrivals == 1 ? " arrival" : " arrivals")
              + " ran no task, since onStart failed (onStartFailure: stopUser).");
    }
    return sentences;
  }

  private UserCounts users() {
    Map<String, Integer> byClass = new LinkedHashMap<>();
    int running = 0;
    for (int i = 0; i < usersByClass.length; i++) {
      byClass.put(catalogue.classes().get(i), usersByClass[i]);
      running += usersByClass[i];
    }
    return new UserCounts(usersPlanned, running, usersWithdrawn, byClass);
  }
}
