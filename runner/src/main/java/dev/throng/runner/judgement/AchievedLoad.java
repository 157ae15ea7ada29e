package dev.throng.runner.judgement;

import dev.throng.crds.spec.Validity;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.tally.ArrivalTally;
import dev.throng.runner.tally.Second;

/**
 * How much of the planned load ran in the judged time, and who kept the rest from running: the
 * generator, the target, or users that ended by themselves. Users are weighed by the second.
 */
public final class AchievedLoad {
  private static final int DENSER = 2;

  private final double least;
  private final double leastUsers;
  private final ArrivalTally arrivals = new ArrivalTally();
  private double planned;
  private double withdrawn;
  private double due;
  private double ran;
  private double lost;
  private double debt;
  private boolean arrivalsArePlanned;
  private int seconds;
  private int gaps;

  AchievedLoad(Validity limits) {
    least = limits.minAchievedLoad().ratio();
    leastUsers = limits.minUsers().ratio();
  }

  /** Takes the arrivals of a second, also of one that came late, and users that ended for good. */
  void add(Second second) {
    arrivals.add(second.arrivals());
    if (!second.isLate() && !second.isStopping()) {
      planned += second.usersDue();
      withdrawn += Math.min(second.usersDue(), second.withdrawnUsers());
    }
  }

  /** So many arrivals were due in the judged time. */
  public void planned(long dueArrivals) {
    arrivals.planned(dueArrivals);
    arrivalsArePlanned = true;
  }

  /**
   * Takes the users of a whole second. What is missing is added up from second to second, so that
   * one of few users is missed as well, and one that is a moment late is not; users of lost workers
   * are not missed in this way.
   *
   * @return whether fewer ran than the limit allows
   */
  boolean addUsers(Second second) {
    int should = Math.max(0, second.usersDue() - second.withdrawnUsers());
    int users = Math.min(second.users(), should);
    due += should;
    ran += users;
    seconds++;
    gaps += second.isGap() ? 1 : 0;
    lost += Math.min(should - users, second.isShortOfWorkers() ? should : second.lostUsers());
    double missing = Math.max(0, should - second.lostUsers()) * least - users;
    debt = Math.max(0, debt + missing);
    return missing > 0 && debt >= 1;
  }

  /** The share of the planned load that ran, 0 to 1. */
  double ratio() {
    ArrivalStats counted = arrivals.stats();
    double load = due + counted.planned();
    return load == 0 ? 1 : (ran + counted.started()) / load;
  }

  /** The share of the planned load that the generator did not fail to run, 0 to 1. */
  double generatorRatio() {
    ArrivalStats counted = arrivals.stats();
    double load = due + counted.planned();
    return load == 0 ? 1 : (ran + counted.planned() - counted.missedByGenerator()) / load;
  }

  /**
   * How many times what was counted there may have been, had the generator run all of the load: at
   * least 1. What did not run may have been {@value #DENSER} times as dense as what did.
   */
  double most() {
    ArrivalStats counted = arrivals.stats();
    double missed = due - ran + counted.missedByGenerator() + uncountedArrivals(counted);
    double carriedOut = ran + counted.planned() - counted.missedByGenerator();
    return missed == 0 ? 1 : 1 + DENSER * missed / carriedOut;
  }

  /** Those of seconds that lack something, as long as it is not told how many were planned. */
  private double uncountedArrivals(ArrivalStats counted) {
    return arrivalsArePlanned || gaps == 0 || counted.planned() == 0
        ? 0
        : counted.planned() * ((double) gaps / (seconds - gaps));
  }

  /** Whether it would have been enough, had no worker gone. */
  boolean isShortByLosses() {
    ArrivalStats counted = arrivals.stats();
    double all = due + counted.planned();
    double withoutLosses = all * generatorRatio() + lost + counted.notCounted();
    return isGeneratorShort() && withoutLosses >= all * least;
  }

  boolean isGeneratorShort() {
    return generatorRatio() < least;
  }

  /** The share of the users, or of the arrivals, that went on after onStart, 0 to 1. */
  double keptRatio() {
    ArrivalStats counted = arrivals.stats();
    double load = planned + counted.started();
    return load == 0 ? 1 : 1 - (withdrawn + counted.withdrawn()) / load;
  }

  boolean hasLostUsers() {
    return keptRatio() < leastUsers;
  }

  ArrivalStats arrivals() {
    return arrivals.stats();
  }

  /** Whether more arrivals than the limit allows found no free user. */
  boolean isTargetShort() {
    ArrivalStats counted = arrivals.stats();
    return counted.noFreeUser() > counted.planned() * (1 - least);
  }
}
