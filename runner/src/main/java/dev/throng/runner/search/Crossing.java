package dev.throng.runner.search;

import dev.throng.runner.search.SearchStep.Result;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where the thresholds are likely to break, between a load that held and one that broke. The knee
 * is where a rate in proportion to the load would meet the highest that the target reached when it
 * was overloaded. Beyond it times grow in a straight line: N users who wait Z between requests get
 * answers after N/X - Z from a target that does X a second. Arrivals that queue, and failures of
 * what is too much, do so too. Up to the knee what is left of the target shrinks in a straight
 * line, so that times grow as the inverse of one: those of a queue with one server, by what is
 * busy.
 *
 * @param held loads below that held, the highest last
 * @param broke the lowest load that broke
 * @param knee at least the highest load that held
 * @param isBeyondKnee whether the load that broke surely is
 */
record Crossing(List<SearchStep> held, SearchStep broke, double knee, boolean isBeyondKnee) {
  /** A target that does less than this of its former rate collapses: its figures tell nothing. */
  private static final double COLLAPSE = 0.9;

  /** Strain from which on it is more than chance that it grew. */
  private static final double STRAINED = 0.5;

  /**
   * Empty if the target collapses when it is overloaded.
   *
   * @param steps all of them
   * @param held the highest load of each that held below the other, the highest last
   * @param width as a share of the load, within which a knee cannot be told from the load that
   *     broke
   */
  static Optional<Crossing> of(
      List<SearchStep> steps, List<SearchStep> held, SearchStep broke, double width) {
    SearchStep lower = held.getLast();
    double before = lower.figures().successesPerSecond();
    if (before <= 0 || broke.figures().successesPerSecond() < COLLAPSE * before) {
      return Optional.empty();
    }
    double ceiling =
        steps.stream()
            .filter(step -> step.result() == Result.BROKE)
            .mapToDouble(step -> step.figures().successesPerSecond())
            .max()
            .orElseThrow();
    double knee = Math.max(lower.load(), lower.load() * ceiling / before);
    return Optional.of(new Crossing(held, broke, knee, knee < broke.load() * (1 - width)));
  }

  /** By the threshold that breaks first; empty if none tells. */
  OptionalDouble lowest() {
    return orKnee(ofThresholds().min());
  }

  /** By the threshold that breaks last; empty if none tells. */
  OptionalDouble highest() {
    return orKnee(ofThresholds().max());
  }

  private OptionalDouble orKnee(OptionalDouble told) {
    return told.isEmpty() && isBeyondKnee ? OptionalDouble.of(knee) : told;
  }

  private DoubleStream ofThresholds() {
    List<Double> strain = broke.strain();
    return IntStream.range(0, strain.size())
        .filter(threshold -> strain.get(threshold) >= 1 && !strain.get(threshold).isInfinite())
        .mapToDouble(this::of);
  }

  private double of(int threshold) {
    SearchStep lower = held.getLast();
    double low = lower.strain().get(threshold);
    double high = broke.strain().get(threshold);
    if (!isBeyondKnee) {
      return where(1, lower.load(), 1 / low, broke.load(), 1 / high);
    }
    double beyond = where(1, knee, low, broke.load(), high);
    return low < STRAINED || lower.load() == knee ? beyond : Math.min(beyond, foretold(threshold));
  }

  /** By the two highest loads that held. */
  private double foretold(int threshold) {
    if (held.size() < 2) {
      return Double.POSITIVE_INFINITY;
    }
    SearchStep upper = held.getLast();
    SearchStep lower = held.get(held.size() - 2);
    double before = 1 / lower.strain().get(threshold);
    double after = 1 / upper.strain().get(threshold);
    return after < before && Double.isFinite(before)
        ? where(1, lower.load(), before, upper.load(), after)
        : Double.POSITIVE_INFINITY;
  }

  /** Where the line through two points has a value. */
  private static double where(double value, double x1, double y1, double x2, double y2) {
    return Double.isInfinite(y1) ? x2 : y1 == y2 ? x1 : x1 + (value - y1) / (y2 - y1) * (x2 - x1);
  }
}
