package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Sample;
import dev.throng.runner.story.statistics.TwoLevels;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Fine up to a load, then a collapse: the rate falls, failures begin, or times jump. */
final class Collapse {
  private static final double FALL = 0.9;
  private static final double LEAST_DEVIATIONS = 5;

  /** Of the whole fall, the share that must happen from one level to the next. */
  private static final double SUDDEN = 0.5;

  private static final double FEW_FAILURES = 0.02;
  private static final double MANY_FAILURES = 0.1;
  private static final double FEWEST_FAILURES = 20;
  private static final double LEAST_JUMP = 1.5;
  private static final double LEAST_GAIN = 10;

  private Collapse() {}

  static Optional<Finding> of(LoadCurve curve, Growth growth) {
    Optional<Finding> failing = failing(curve);
    if (failing.isPresent()) {
      return failing;
    }
    Optional<Finding> falling = falling(curve);
    return falling.isPresent() ? falling : jumping(curve, growth);
  }

  private static Optional<Finding> failing(LoadCurve curve) {
    List<Level> levels = curve.levels();
    int first = levels.size();
    while (first > 0 && levels.get(first - 1).failureRatio() > FEW_FAILURES) {
      first--;
    }
    if (first == 0 || first == levels.size()) {
      return Optional.empty();
    }
    Level worst = levels.get(first);
    for (Level level : levels.subList(first, levels.size())) {
      worst = level.failureRatio() > worst.failureRatio() ? level : worst;
    }
    if (worst.failureRatio() < MANY_FAILURES || worst.failures() < FEWEST_FAILURES) {
      return Optional.empty();
    }
    Level last = levels.get(first - 1);
    return Optional.of(
        finding(
            curve,
            first,
            new Evidence()
                .with("failureRatioBefore", last.failureRatio())
                .with("failureRatioAtWorst", worst.failureRatio())
                .with("failures", worst.failures()),
            Confidence.SURE,
            "fails beyond it: "
                + Words.percent(worst.failureRatio())
                + " of the requests at "
                + curve.course().load(worst.load())
                + "."));
  }

  private static Optional<Finding> falling(LoadCurve curve) {
    List<Level> levels = curve.levels();
    int peak = curve.peak();
    Level best = levels.get(peak);
    Level last = levels.getLast();
    double fall = Math.log(best.goodRate() / Math.max(1e-3, last.goodRate()));
    double deviations = fall / Math.hypot(0.02, Math.hypot(best.rateError(), last.rateError()));
    if (last.goodRate() > FALL * best.goodRate() || deviations < LEAST_DEVIATIONS) {
      return Optional.empty();
    }
    int from = steepest(levels, peak);
    double step =
        Math.log(levels.get(from - 1).goodRate() / Math.max(1e-3, levels.get(from).goodRate()));
    if (step < SUDDEN * fall || step < -Math.log(FALL)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            curve,
            from,
            new Evidence()
                .with("rateBeforePerSecond", best.goodRate())
                .with("rateAtTopPerSecond", last.goodRate()),
            Confidence.of(deviations),
            "then loses throughput: the rate falls from "
                + Words.rate(best.goodRate())
                + " to "
                + Words.rate(last.goodRate())
                + " while the load rises."));
  }

  private static int steepest(List<Level> levels, int peak) {
    int from = peak + 1;
    for (int i = peak + 1; i < levels.size(); i++) {
      if (drop(levels, i) > drop(levels, from)) {
        from = i;
      }
    }
    return from;
  }

  private static double drop(List<Level> levels, int i) {
    return Math.log(levels.get(i - 1).goodRate() / Math.max(1e-3, levels.get(i).goodRate()));
  }

  private static Optional<Finding> jumping(LoadCurve curve, Growth growth) {
    TwoLevels jump = growth.jump();
    List<Level> levels = curve.levels().stream().filter(level -> level.timeMicros() > 0).toList();
    List<Level> lower = levels.subList(0, jump.split());
    List<Level> upper = levels.subList(jump.split(), levels.size());
    double error = Math.hypot(usual(lower, Level::timeError), usual(upper, Level::timeError));
    double deviations = Math.log(jump.after() / jump.before()) / error;
    double p95Before = usual(lower, Level::p95Micros);
    double p95After = usual(upper, Level::p95Micros);
    if (jump.after() < LEAST_JUMP * jump.before()
        || p95After < LEAST_JUMP * p95Before
        || !(deviations >= LEAST_DEVIATIONS)
        || growth.jumpOverBend() < LEAST_GAIN) {
      return Optional.empty();
    }
    int at = curve.levels().indexOf(upper.getFirst());
    return Optional.of(
        finding(
            curve,
            at,
            new Evidence()
                .withMillis("timeBefore", jump.before())
                .withMillis("timeAfter", jump.after())
                .withMillis("p95Before", p95Before)
                .withMillis("p95After", p95After)
                .with("deltaBic", growth.jumpOverBend()),
            Confidence.of(deviations),
            "then times jump from "
                + Words.time(jump.before())
                + " to "
                + Words.time(jump.after())
                + "."));
  }

  private static double usual(List<Level> levels, ToDoubleFunction<Level> figure) {
    return levels.isEmpty()
        ? Double.NaN
        : Sample.median(levels.stream().mapToDouble(figure).toArray());
  }

  private static Finding finding(
      LoadCurve curve, int first, Evidence evidence, Confidence confidence, String what) {
    return new Finding(
        FindingId.CLIFF,
        curve.subject(),
        curve.from(first),
        evidence.with("lastGoodLoad", curve.levels().get(first - 1).load()).numbers(),
        confidence,
        "The target holds up to " + curve.loadOf(first - 1) + " and " + what);
  }
}
