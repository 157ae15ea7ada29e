package dev.throng.runner.fleet;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.judgement.LoadEnd;

/** Follows the manifest's policy for lost workers: the run goes on, ends, or waits for another. */
public final class Replacement {
  private final LossPolicy policy;
  private final RunOfFleet run;

  /** Which wait counts: one that was followed by enough workers, or by another wait, does not. */
  private int awaited;

  public Replacement(LoadTestSpec spec, RunOfFleet run) {
    this.policy = new LossPolicy(spec.workers(), spec.timeouts().workersReady());
    this.run = run;
  }

  /** So many are there. */
  void available(int workers) {
    if (policy.isEnough(workers)) {
      awaited++;
    }
  }

  /** A worker is gone, and so many are left. */
  void afterLoss(FleetWorker lost, int workers) {
    switch (policy.afterLoss(lost.name, workers)) {
      case LossPolicy.Decision.GoOn _ -> {}
      case LossPolicy.Decision.End(String reason) -> run.end(new LoadEnd.Impossible(reason));
      case LossPolicy.Decision.Await await -> {
        int number = ++awaited;
        run.later(
            () -> {
              if (number == awaited) {
                run.end(new LoadEnd.Impossible(await.orElse()));
              }
            },
            await.patience().toMillis());
      }
    }
  }
}
