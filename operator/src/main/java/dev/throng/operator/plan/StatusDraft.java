package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.CapacityStatus;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.PastRun;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.ReportRef;
import dev.throng.crds.status.StoryStatus;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.ValidityStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.crds.values.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status that a plan will write, begun from the one that is there. */
final class StatusDraft {
  private long generation;
  private final Instant now;
  private Phase phase;
  final Conditions conditions;
  @Nullable RunDraft run;
  private @Nullable Verdict verdict;
  private @Nullable UserStatus users;
  private @Nullable WorkerStatus workers;
  private @Nullable Summary summary;
  private List<ThresholdStatus> thresholds;
  private @Nullable StoryStatus story;
  private @Nullable CapacityStatus capacity;
  private @Nullable ValidityStatus validity;
  private @Nullable ReportRef report;
  List<PastRun> history;

  StatusDraft(LoadTestStatus status, long generation, Instant now) {
    this.generation = generation;
    this.now = now;
    phase = status.phase() == null ? Phase.PENDING : status.phase();
    conditions = new Conditions(status.conditions(), generation, new Timestamp(now));
    run = status.run() == null ? null : new RunDraft(status.run());
    verdict = status.verdict();
    users = status.users();
    workers = status.workers();
    summary = status.summary();
    thresholds = status.thresholds();
    story = status.story();
    capacity = status.capacity();
    validity = status.validity();
    report = status.report();
    history = status.history();
  }

  Phase phase() {
    return phase;
  }

  @Nullable Verdict verdict() {
    return verdict;
  }

  @Nullable Summary summary() {
    return summary;
  }

  void phase(Phase next) {
    if (next != phase && run != null) {
      run.phaseTime = now;
    }
    phase = next;
  }

  /** Begins a run: of the last one only the report stays, and what the history has. */
  void begin(RunDraft begun) {
    run = begun;
    verdict = null;
    phase = Phase.QUEUED;
    conditions.forRun();
    users = null;
    workers = null;
    summary = null;
    thresholds = List.of();
    story = null;
    capacity = null;
    validity = null;
  }

  /** Takes over what the master says. */
  void figures(MasterStatus master, int plannedWorkers) {
    if (run != null) {
      run.seed = master.seed();
      run.startTime = master.startTime();
      run.endTime = master.endTime();
    }
    users = master.users();
    workers =
        new WorkerStatus(plannedWorkers, master.workers().connected(), master.workers().lost());
    summary = master.summary();
    thresholds = master.thresholds();
    story = master.story();
    capacity = master.capacity();
    validity = master.validity();
  }

  void workers(int desired, int connected) {
    workers = new WorkerStatus(desired, connected, workers == null ? 0 : workers.lost());
  }

  /** Ends the run. */
  void end(Verdict how, @Nullable String reportConfigMap) {
    verdict = how;
    report = reportConfigMap == null ? null : new ReportRef(reportConfigMap);
    phase(Phase.FINISHED);
    if (run != null && run.endTime == null) {
      run.endTime = new Timestamp(now);
    }
    if (users != null) {
      users = new UserStatus(users.desired(), 0);
    }
  }

  /** It still tells of the run's generation: the verdict on the one after it is to come. */
  void awaitNextRun() {
    if (run != null && run.generation != null) {
      generation = run.generation;
      conditions.verdictOn(generation);
    }
  }

  LoadTestStatus build() {
    return new LoadTestStatus(
        generation,
        phase,
        Headline.of(this),
        verdict,
        conditions.list(),
        run == null ? null : run.build(),
        users,
        workers,
        summary,
        thresholds,
        story,
        capacity,
        validity,
        report,
        history);
  }
}
