package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.Verdict;
import dev.throng.operator.resources.RunObjects;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the run's objects, and waits until the master has seen all workers. */
final class ProvisioningPhase {
  /** What a quota refuses is only seen by looking. */
  private static final Duration RECHECK = Duration.ofSeconds(3);

  private ProvisioningPhase() {}

  static void advance(Turn turn) {
    if (QueuedPhase.isHeldBack(turn)) {
      PendingPhase.withdraw(turn);
      return;
    }
    if (turn.isChanged() || Trigger.replacing(turn).isPresent()) {
      Ending.withoutLoad(
          turn, Verdict.ABORTED, Trigger.GIVEN_UP, "the spec was changed before the load began");
      return;
    }
    MasterStatus master = turn.seen.master();
    if (master != null && master.state() != RunState.WAITING_FOR_WORKERS) {
      int workers = desired(turn);
      turn.status.figures(master, workers);
      turn.status.conditions.healthy();
      turn.status.conditions.set(
          Conditions.WORKERS_READY, true, "Connected", "all " + workers + " workers connected");
      turn.status.conditions.loadStarted();
      turn.run().reason("the load goes on" + Comparison.sentence(turn));
      turn.status.phase(Phase.RUNNING);
      return;
    }
    if (Ending.isOverdue(turn)) {
      return;
    }
    await(turn, master);
    boolean goesOn = turn.status.phase() == Phase.PROVISIONING;
    if (goesOn && (masterJob(turn).isEmpty() || workerJob(turn).isEmpty())) {
      provision(turn);
    } else if (goesOn) {
      Staffing.keep(turn);
    }
  }

  private static void await(Turn turn, @Nullable MasterStatus master) {
    Optional<MasterEnd> end = MasterEnd.of(turn);
    if (end.isPresent() && masterJob(turn).isPresent()) {
      Ending.afterMaster(turn, end.get());
      return;
    }
    Optional<Departure> departure = Departure.seen(turn);
    if (departure.isPresent()) {
      departure.get().note(turn);
      return;
    }
    int desired = desired(turn);
    int connected = master == null ? 0 : master.workers().connected();
    turn.status.workers(desired, connected);
    String progress = connected + " of " + desired + " workers are connected";
    Optional<PodTrouble> trouble = PodTrouble.of(turn);
    Instant deadline = turn.run().phaseTime.plus(turn.spec().timeouts().workersReady().value());
    if (turn.isPast(deadline)) {
      Optional<PodTrouble> cause =
          trouble.or(() -> silence(turn)).or(() -> PodTrouble.tooSlow(turn));
      Ending.withoutLoad(
          turn,
          Verdict.ERROR,
          cause.map(PodTrouble::reason).orElse("WorkersNotReady"),
          told(cause, progress + " after " + turn.spec().timeouts().workersReady()));
      return;
    }
    trouble.ifPresentOrElse(
        found ->
            turn.status.conditions.set(Conditions.DEGRADED, true, found.reason(), found.message()),
        turn.status.conditions::healthy);
    turn.run().reason(told(trouble, progress));
    turn.status.conditions.set(Conditions.WORKERS_READY, false, "Connecting", progress);
    turn.status.conditions.set(Conditions.RUNNING, false, "WaitingForWorkers", progress);
    turn.recheckAfter(RECHECK);
  }

  /** Before the deadline it is no trouble: a master that starts does not answer yet. */
  private static Optional<PodTrouble> silence(Turn turn) {
    return Optional.ofNullable(turn.seen.masterTrouble())
        .map(said -> new PodTrouble(MasterEnd.SILENT, said));
  }

  /** What the API server refuses is said first: it won't pass by itself. */
  private static String told(Optional<PodTrouble> trouble, String progress) {
    return trouble
        .map(found -> found.isRefusal() ? found + "; " + progress : progress + ": " + found)
        .orElse(progress);
  }

  private static void provision(Turn turn) {
    References references = turn.seen.references();
    if (references == null) {
      turn.recheckAfter(Turn.SOON);
      return;
    }
    LoadTestSpec spec = turn.spec();
    RunObjects objects =
        new RunObjects(
            turn.names(), turn.test.owner(), spec, Demand.of(spec).workers(), turn.settings);
    turn.act(
        new Action.CreateSecret(
            objects.secret(), turn.names().masterHost(turn.test.owner().namespace())));
    turn.act(new Action.Apply(objects.manifest(Requirements.manifest(turn, references))));
    turn.act(new Action.Apply(objects.service()));
    if (turn.settings.networkPolicies()) {
      turn.act(new Action.Apply(objects.networkPolicy()));
    }
    if (turn.settings.protection().budget()) {
      turn.act(new Action.Apply(objects.disruptionBudget()));
    }
    if (masterJob(turn).isEmpty()) {
      turn.run().java(turn.test.rawSpec(), Requirements.javaSources(turn, references));
      turn.act(new Action.Apply(objects.master()));
    }
    if (workerJob(turn).isEmpty()) {
      turn.act(new Action.Apply(objects.workerJob()));
    }
  }

  private static int desired(Turn turn) {
    return workerJob(turn).isPresent()
        ? new WorkerJobs(turn).wanted()
        : Demand.of(turn.spec()).workers();
  }

  private static Optional<Job> masterJob(Turn turn) {
    return turn.job(turn.names().master());
  }

  private static Optional<Job> workerJob(Turn turn) {
    return turn.job(turn.names().worker());
  }
}
