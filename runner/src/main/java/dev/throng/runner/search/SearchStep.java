package dev.throng.runner.search;

import java.util.List;

/**
 * A load that was tried, for as long as the goal says.
 *
 * @param fromSecond of the run, from which on the load was on its way to this step's
 * @param judgedFromSecond the first second that was judged
 * @param toSecond after the last second that was judged
 * @param strain of each threshold, in the order of the manifest, the share of its limit that was
 *     seen: above 1 it is broken; infinite, or 0, where only whether it holds is known
 * @param why what the thresholds say of a load that broke, or why nothing can be said; empty for
 *     one that held
 */
public record SearchStep(
    double load,
    Result result,
    int fromSecond,
    int judgedFromSecond,
    int toSecond,
    Figures figures,
    List<Double> strain,
    String why) {
  public SearchStep {
    strain = List.copyOf(strain);
  }

  /** What a step says of its load. */
  public enum Result {
    /** The test passed. */
    HELD,
    /** The test failed. */
    BROKE,
    /** Nothing: the generator was the bottleneck, or the target had not yet recovered. */
    UNCLEAR
  }

  /**
   * What was measured in the judged seconds.
   *
   * @param requestsPerSecond failed ones too
   * @param successesPerSecond of those the ones that did not fail
   * @param p50Micros of all requests
   * @param p95Micros of all requests
   * @param failureRatio from 0 to 1
   */
  public record Figures(
      double requestsPerSecond,
      double successesPerSecond,
      long p50Micros,
      long p95Micros,
      double failureRatio) {}
}
