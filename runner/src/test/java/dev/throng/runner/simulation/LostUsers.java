package dev.throng.runner.simulation;

import java.util.HashMap;
import java.util.Map;

/** The users that seconds lack since their worker was lost. */
final class LostUsers {
  private static final long SECOND = 1_000_000_000L;

  private final Map<Integer, Gap> gaps = new HashMap<>();
  private final Map<Integer, Gap> closed = new HashMap<>();

  /**
   * What a second lacks.
   *
   * @param least users that it may lack: which worker has the odd one is not known
   * @param stuck whether a worker stood still in it until it was lost for that
   */
  record Gap(int least, int most, boolean stuck) {
    static final Gap NONE = new Gap(0, 0, false);

    Gap plus(Gap other) {
      return new Gap(least + other.least, most + other.most, stuck || other.stuck);
    }
  }

  /**
   * The users of one of several workers.
   *
   * @param planned of all
   * @param reported by the worker itself
   */
  static Gap of(int planned, int workers, int reported) {
    return new Gap(
        Math.max(reported, planned / workers),
        Math.max(reported, Math.ceilDiv(planned, workers)),
        false);
  }

  /**
   * A worker was lost: seconds from one to another lack its users.
   *
   * @param stuckUntilNanos when it was lost for standing still; 0 if it was not
   */
  void lost(int from, int to, Gap users, long stuckUntilNanos) {
    for (int second = from; second <= to; second++) {
      boolean stuck = second * SECOND < stuckUntilNanos;
      gaps.merge(second, new Gap(users.least(), users.most(), stuck), Gap::plus);
    }
  }

  /** What is not known by now of a second does not count for it. */
  void closes(int second) {
    closed.put(second, gaps.getOrDefault(second, Gap.NONE));
  }

  /** Whether a worker was lost, and had not been replaced. */
  boolean areIn(int second) {
    return closed.getOrDefault(second, Gap.NONE) != Gap.NONE;
  }

  Gap in(int second) {
    return closed.getOrDefault(second, Gap.NONE);
  }
}
