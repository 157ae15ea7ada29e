package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  private static double[] y(DoubleUnaryOperator curve, double noise) {
    SplittableRandom random = new SplittableRandom(7);
    return Arrays.stream(X)
        .map(x -> curve.applyAsDouble(x) * Math.exp(noise * random.nextGaussian()))
        .toArray();
  }

  @Test
  void aBendIsFoundAtItsKnee() {
    Bend bend = Bend.of(X, y(x -> 20 + 30 * Math.max(0, x - 6), 0.02));

    assertThat(bend.knee()).isCloseTo(6, within(0.3));
    assertThat(bend.base()).isCloseTo(20, within(0.6));
    assertThat(bend.slope()).isCloseTo(30, within(2.0));
  }

  @Test
  void aCeilingIsFoundWhereItIsReached() {
    Ceiling ceiling = Ceiling.of(X, y(x -> Math.min(10 * x, 85), 0.02));

    assertThat(ceiling.ceiling()).isCloseTo(85, within(2.0));
    assertThat(ceiling.knee()).isCloseTo(8.5, within(0.4));
  }

  @Test
  void twoLevelsMeetWhereTheyDo() {
    TwoLevels levels = TwoLevels.of(X, y(x -> x < 9 ? 20 : 60, 0.05));

    assertThat(levels.split()).isEqualTo(8);
    assertThat(levels.after() / levels.before()).isCloseTo(3, within(0.2));
  }

  @Test
  void theRightModelHasTheBestCriterion() {
    double[] flat = y(_ -> 50, 0.05);
    double[] jump = y(x -> x < 9 ? 20 : 60, 0.05);
    double[] bent = y(x -> 20 + 30 * Math.max(0, x - 6), 0.05);

    assertThat(TwoLevels.flat(X, flat).bic())
        .isLessThan(Bend.of(X, flat).fit().bic())
        .isLessThan(TwoLevels.of(X, flat).fit().bic());
    assertThat(TwoLevels.of(X, jump).fit().bic()).isLessThan(Bend.of(X, jump).fit().bic() - 10);
    assertThat(Bend.of(X, bent).fit().bic()).isLessThan(TwoLevels.of(X, bent).fit().bic() - 10);
  }

  @Test
  void proportionHasNoCeiling() {
    double[] straight = y(x -> 10 * x, 0.03);

    assertThat(Ceiling.proportional(X, straight).fit().bic())
        .isLessThan(Ceiling.of(X, straight).fit().bic() + 5);
  }

  @Test
  void tooFewPointsForAModelAreInfinitelyBad() {
    assertThat(new Fit(1, 4, 3).aicc()).isInfinite();
    // n·ln(RSS/n) + 2k + 2k(k+1)/(n−k−1)
    assertThat(new Fit(10, 10, 2).aicc()).isCloseTo(4 + 12 / 7.0, within(1e-9));
    assertThat(new Fit(10, 10, 2).bic()).isCloseTo(2 * Math.log(10), within(1e-9));
  }
}
