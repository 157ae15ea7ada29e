package dev.throng.runner.comparison;

import dev.throng.runner.history.Series;
import dev.throng.runner.story.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The requests of one name, or all, on both sides.
 *
 * @param before a series for each run
 */
record Measurement(Subject subject, List<Series> before, List<Series> after, Seconds seconds) {
  /** What runs of the same test differ by as standard deviations, at least, by a factor. */
  private static final double RUN_TO_RUN = 0.03;

  /** The same of failures, in parts of their ratio. */
  private static final double RUN_TO_RUN_FAILURES = 0.1;

  /** Times that differ by less do not matter, nor does the generator measure them. */
  private static final double LEAST_MICROS = 200;

  /** Less of the failures does not matter: half a point. */
  private static final double LEAST_FAILURES = 0.005;

  /** How often a name is sent follows from the times of all others. */
  private static final double LEAST_RATE_OF_NAME = 0.2;

  /**
   * @param leastChange that matters, of times and rates
   * @return empty if there are too few requests
   */
  Optional<Estimate> estimate(Figure figure, double leastChange) {
    double fewest =
        runs().mapToDouble(run -> Part.of(run, seconds.all()).requests()).min().orElse(0);
    int rows = runs().mapToInt(Series::secondsPerRow).max().orElse(1);
    List<int[]> parts =
        seconds.parts(fewest, figure.requestsInPart(), rows).stream()
            .filter(part ->
                runs()
                    .allMatch(
                        run -> Part.of(run, part).requests() >= figure.requestsInPart() / 2.0))
            .toList();
    if (parts.size() < Seconds.FEWEST_PARTS) {
      return Optional.empty();
    }
    double[][] lower = values(figure, before, parts);
    double[][] upper = values(figure, after, parts);
    return Optional.of(
        figure == Figure.FAILURES
            ? Estimate.of(
                lower,
                upper,
                RUN_TO_RUN_FAILURES * failureRatio(runs()),
                chanceOfFailures(),
                LEAST_FAILURES)
            : Estimate.of(lower, upper, RUN_TO_RUN, 0, least(figure, lower, leastChange)));
  }

  private double least(Figure figure, double[][] lower, double leastChange) {
    if (figure == Figure.RATE) {
      boolean isName = subject instanceof Subject.OneName;
      return Math.log1p(isName ? Math.max(leastChange, LEAST_RATE_OF_NAME) : leastChange);
    }
    double micros =
        Math.exp(Arrays.stream(lower).flatMapToDouble(Arrays::stream).average().orElse(0));
    return Math.log1p(Math.max(leastChange, LEAST_MICROS / micros));
  }

  private static double[][] values(Figure figure, List<Series> runs, List<int[]> parts) {
    return runs.stream()
        .map(run -> parts.stream().mapToDouble(part -> figure.value(Part.of(run, part))).toArray())
        .toArray(double[][]::new);
  }

  /** The standard error of the difference of ratios, were each request to fail by itself. */
  private double chanceOfFailures() {
    double ratio = failureRatio(runs());
    return Math.sqrt(ratio * (1 - ratio) * (1 / requests(before) + 1 / requests(after)));
  }

  private double requests(List<Series> side) {
    return side.stream().mapToDouble(run -> Part.of(run, seconds.all()).requests()).sum();
  }

  /** With one failure more than there is: none seen is not none. */
  private double failureRatio(Stream<Series> runs) {
    double[] sums = {1, 2};
    runs.map(run -> Part.of(run, seconds.all()))
        .forEach(whole -> {
          sums[0] += whole.failures();
          sums[1] += whole.requests();
        });
    return sums[0] / sums[1];
  }

  private Stream<Series> runs() {
    return Stream.concat(before.stream(), after.stream());
  }
}
