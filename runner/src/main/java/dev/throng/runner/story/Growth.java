package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Bend;
import dev.throng.runner.story.statistics.Fit;
import dev.throng.runner.story.statistics.Sample;
import dev.throng.runner.story.statistics.TwoLevels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How times grow with the requests in flight: not at all, in proportion beyond a knee, or from one
 * level to the next.
 *
 * <p>Requests in flight, by Little's law, are the load of the target; users are not, since they
 * wait between requests.
 *
 * @param bend against the requests in flight
 * @param bendByLoad against the planned load, in which a jump that only multiplies the requests in
 *     flight is not spread out
 * @param jump likewise
 * @param ratio of the times at the highest loads to those at the lowest
 * @param deviations the same in standard errors
 */
record Growth(
    Fit flat, Bend bend, Bend bendByLoad, TwoLevels jump, double ratio, double deviations) {

  private static final double LEAST_RATIO = 1.3;
  private static final double LEAST_DEVIATIONS = 4;
  private static final Set<FindingId> NAMES =
      Set.of(
          FindingId.CLIFF,
          FindingId.RETROGRADE,
          FindingId.LINEAR,
          FindingId.SATURATES,
          FindingId.DRIFT,
          FindingId.STEP);

  static Growth of(LoadCurve curve) {
    List<Level> levels =
        curve.levels().stream()
            .filter(level -> level.timeMicros() > 0)
            .sorted(Comparator.comparingDouble(Level::inFlight))
            .toList();
    double[] n = levels.stream().mapToDouble(Level::inFlight).toArray();
    double[] times = levels.stream().mapToDouble(Level::timeMicros).toArray();
    if (n.length < LoadCurve.FEWEST_LEVELS) {
      return new Growth(
          new Fit(0, 1, 1), noBend(), noBend(), new TwoLevels(1, 1, 0, new Fit(0, 1, 1)), 1, 0);
    }
    Bend bend = Bend.of(n, times);
    int end = Math.max(2, n.length / 4);
    double top = Sample.median(Arrays.copyOfRange(times, n.length - end, n.length));
    double base = Sample.median(Arrays.copyOf(times, end));
    double error =
        Math.hypot(
            medianError(levels.subList(0, end)),
            medianError(levels.subList(n.length - end, n.length)));
    List<Level> byLoad = curve.levels().stream().filter(level -> level.timeMicros() > 0).toList();
    double[] load = byLoad.stream().mapToDouble(Level::load).toArray();
    double[] timesByLoad = byLoad.stream().mapToDouble(Level::timeMicros).toArray();
    return new Growth(
        TwoLevels.flat(n, times),
        bend,
        Bend.of(load, timesByLoad),
        TwoLevels.of(load, timesByLoad),
        top / base,
        Math.log(top / base) / error);
  }

  private static Bend noBend() {
    return new Bend(1, 1, 0, new Fit(0, 1, 1));
  }

  private static double medianError(List<Level> levels) {
    return Sample.median(levels.stream().mapToDouble(Level::timeError).toArray());
  }

  /** Whether times grow with the load, and no finding says how. */
  boolean isUnnamed(List<Finding> findings) {
    return ratio >= LEAST_RATIO
        && deviations >= LEAST_DEVIATIONS
        && findings.stream().noneMatch(finding -> NAMES.contains(finding.id()));
  }

  /** By how much a bend is the better model than no change. */
  double bendOverFlat() {
    return flat.bic() - bend.fit().bic();
  }

  /** By how much a jump is the better model than a bend. */
  double jumpOverBend() {
    return bendByLoad.fit().bic() - jump.fit().bic();
  }
}
