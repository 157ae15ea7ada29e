package dev.throng.runner.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final double RUN_TO_RUN = 0.03;
  private final Random random = new Random(3);

  private double[] run(double level, double noise) {
    return IntStream.range(0, 12)
        .mapToDouble(part -> level + part + noise * random.nextGaussian())
        .toArray();
  }

  private double[][] runs(int count, double level, double runToRun) {
    return IntStream.range(0, count)
        .mapToObj(_ -> run(level + runToRun * random.nextGaussian(), 0.01))
        .toArray(double[][]::new);
  }

  private static Estimate estimate(double[][] before, double[][] after) {
    return Estimate.of(before, after, RUN_TO_RUN, 0, 0.05);
  }

  @Test
  void whatThePlanDoesToBothSidesFallsOut() {
    Estimate estimate = estimate(runs(1, 5, 0), runs(1, 5.2, 0));

    assertThat(estimate.difference()).isCloseTo(0.2, within(0.02));
    assertThat(estimate.error()).isLessThan(0.06);
  }

  @Test
  void oneRunASideIsNotMoreExactThanRunsAreAlike() {
    assertThat(estimate(runs(1, 5, 0), runs(1, 5, 0)).error())
        .isGreaterThanOrEqualTo(RUN_TO_RUN * Math.sqrt(2));
  }

  @Test
  void moreRunsMakeItMoreExact() {
    assertThat(estimate(runs(5, 5, 0.02), runs(5, 5, 0.02)).error())
        .isLessThan(0.6 * estimate(runs(1, 5, 0.02), runs(1, 5, 0.02)).error());
  }

  @Test
  void runsThatDifferMuchByThemselvesMakeItLessExact() {
    double[][] wild = {run(5, 0.01), run(5.5, 0.01), run(4.6, 0.01)};
    double[][] alike = runs(3, 5, 0);

    Estimate estimate = estimate(wild, alike);

    assertThat(estimate.error()).isGreaterThan(3 * estimate(alike, runs(3, 5, 0)).error());
    assertThat(estimate.freedom()).isLessThan(10);
  }

  @Test
  void theIntervalIsBeyondNothingWhereTheProbabilityIsSmall() {
    Estimate estimate = estimate(runs(3, 5, 0.02), runs(3, 5.3, 0.02));

    double risk = estimate.probability();

    assertThat(estimate.margin(risk)).isCloseTo(estimate.difference(), within(1e-6));
    assertThat(estimate.detectable(0.05)).isGreaterThan(estimate.margin(0.05));
  }

  @Test
  void theSameRunTwiceHasNoDifference() {
    double[][] run = {run(5, 0.1)};

    assertThat(estimate(run, run).difference()).isZero();
    assertThat(estimate(run, run).probability()).isCloseTo(1, within(1e-9));
    assertThat(Arrays.stream(run[0]).average().orElse(0)).isCloseTo(10.5, within(0.5));
  }
}
