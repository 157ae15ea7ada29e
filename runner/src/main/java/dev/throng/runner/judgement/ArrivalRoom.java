package dev.throng.runner.judgement;

import dev.throng.crds.spec.ArrivalRange;
import org.jspecify.annotations.Nullable;

/**
 * How many arrivals {@code maxInFlight} would keep out of a target that answers as it did at the
 * heaviest load that held.
 */
final class ArrivalRoom {
  private final @Nullable ArrivalRange arrivals;
  private double heaviest;
  private double usersPerLoad;

  /**
   * @param arrivals null of a search for users, of whom none is kept out
   */
  ArrivalRoom(@Nullable ArrivalRange arrivals) {
    this.arrivals = arrivals;
  }

  /** Takes a load that held, and how many users it kept busy on average. */
  void learn(double load, double users) {
    if (load >= heaviest) {
      heaviest = load;
      usersPerLoad = users / load;
    }
  }

  StepJudge.Said judge(double load, int seconds, StepJudge step) {
    return arrivals == null
        ? step.said(0, 0)
        : step.said(load * seconds, ErlangLoss.of(arrivals.maxInFlight(), usersPerLoad * load));
  }
}
