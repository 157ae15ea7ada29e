package dev.throng.runner.story.simulation;

import java.util.ArrayList;
import java.util.List;

/** What the computed target does: a mean time of work, and whatever is wrong with it. */
public final class Target {
  /** How long a request takes, by what is usual. */
  public interface Factor {
    /**
     * @param second since the start
     * @param inFlight requests in the target, this one among them
     * @param name which of the request names, from 0
     */
    double at(double second, int inFlight, int name);
  }

  final double workSeconds;
  final double sigma;
  int servers = Integer.MAX_VALUE;
  double patienceSeconds = Double.POSITIVE_INFINITY;
  int longestQueue = Integer.MAX_VALUE;
  double limitPerSecond = Double.POSITIVE_INFINITY;
  Factor factor = (_, _, _) -> 1;
  Factor failing = (_, _, _) -> 0;
  double failureSeconds = 0.002;
  final List<double[]> pauses = new ArrayList<>();

  /**
   * @param sigma of the logarithm of the time of work
   */
  public Target(double workSeconds, double sigma) {
    this.workSeconds = workSeconds;
    this.sigma = sigma;
  }

  public Target servers(int count) {
    servers = count;
    return this;
  }

  /** How long a request waits for a server before it is answered 503. */
  public Target patience(double seconds) {
    patienceSeconds = seconds;
    return this;
  }

  /** Beyond so many waiting requests the next is answered 503 at once. */
  public Target queue(int longest) {
    longestQueue = longest;
    return this;
  }

  /** Beyond it requests are answered 429 at once. */
  public Target limit(double perSecond) {
    limitPerSecond = perSecond;
    return this;
  }

  public Target slower(Factor by) {
    Factor before = factor;
    factor =
        (second, inFlight, name) ->
            before.at(second, inFlight, name) * by.at(second, inFlight, name);
    return this;
  }

  /** The chance that a request fails, which takes {@code seconds}. */
  public Target failing(double seconds, Factor chance) {
    failureSeconds = seconds;
    failing = chance;
    return this;
  }

  /** The world stops. */
  public Target pause(double second, double length) {
    pauses.add(new double[] {second, length});
    return this;
  }

  public Target pauseEvery(double period, double length, double until) {
    for (double at = period * 0.7; at < until; at += period) {
      pause(at, length);
    }
    return this;
  }
}
