package dev.throng.runner.fleet;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.WorkerView.State;
import dev.throng.runner.scenario.TestPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Tells workers what they will run, each with rows of its own. */
final class Preparation {
  /**
   * After a worker was lost, since it had been silent for 4 s: one that hears nothing for 8 s stops
   * its load within another second.
   */
  private static final Duration CUT_OFF_USERS_STOP_WITHIN = Duration.ofSeconds(6);

  private final TestPlan plan;
  private final Fleet fleet;
  private final Shards shards;
  private final Set<FleetWorker> stillUsed = new HashSet<>();
  private final RunOfFleet run;

  Preparation(TestPlan plan, int expected, Fleet fleet, RunOfFleet run) {
    this.plan = plan;
    this.fleet = fleet;
    this.run = run;
    shards = new Shards(plan.spec().data(), plan.rows(), expected);
  }

  /** Those that have not been told yet, as long as there are rows for them. */
  void prepareWaiting() {
    for (FleetWorker worker : fleet.in(State.CONNECTING)) {
      if (!worker.prepared) {
        worker.shard = shards.take();
        if (worker.shard != Shards.NONE || shards.areOptional()) {
          worker.prepared = true;
          worker.tell(
              new ToWorker.Prepare(
                  plan.spec(),
                  plan.runNumber(),
                  plan.seed(),
                  shards.rows(worker.shard),
                  plan.java(),
                  run.usersPerWorker()));
        }
      }
    }
  }

  /** A worker is gone: its rows are free for others, which may have waited for them. */
  void giveBack(FleetWorker worker) {
    shards.giveBack(worker.shard);
    switch (run.phase()) {
      case WAITING_FOR_WORKERS, RUNNING -> prepareWaiting();
      case STOPPING, FINISHED -> {}
    }
  }

  /**
   * A worker was lost while its users ran: if it is only cut off, they run for some seconds yet,
   * and rows that no two users may have are free after that.
   */
  void giveBackWhenUnused(FleetWorker worker) {
    if (shards.areOptional()) {
      giveBack(worker);
      return;
    }
    stillUsed.add(worker);
    run.later(
        () -> {
          if (stillUsed.remove(worker)) {
            giveBack(worker);
          }
        },
        CUT_OFF_USERS_STOP_WITHIN.toMillis());
  }

  /** A worker is back: whether its rows are still its own, or matter to nobody. */
  boolean takeAgain(FleetWorker worker) {
    return stillUsed.remove(worker)
        || !worker.prepared
        || shards.areOptional()
        || shards.take(worker.shard);
  }

  /** A worker must be told anew. */
  void forget(FleetWorker worker) {
    worker.prepared = false;
    shards.giveBack(worker.shard);
  }
}
