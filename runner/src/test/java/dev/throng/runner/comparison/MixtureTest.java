package dev.throng.runner.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throng.runner.history.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureTest {
  private final Random random = new Random(5);

  /** At one a second a mean of the seconds' percentiles would be that of all times. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 40, 300})
  void percentilesOfManySecondsAreThoseOfAllRequestsHoweverFewASecondHas(int perSecond) {
    List<Cell> cells = new ArrayList<>();
    double[] all = new double[6000 / perSecond * perSecond];
    for (int i = 0; i < all.length; i += perSecond) {
      for (int k = 0; k < perSecond; k++) {
        all[i + k] = 20_000 * Math.exp(0.7 * random.nextGaussian());
      }
      cells.add(cell(Arrays.copyOfRange(all, i, i + perSecond)));
    }
    Arrays.sort(all);

    Mixture mixture = Mixture.of(cells);

    for (double share : new double[] {0.5, 0.95, 0.99}) {
      double exact = all[(int) Math.ceil(share * all.length) - 1];
      assertThat(Math.exp(mixture.logQuantile(share)))
          .as("p%s", 100 * share)
          .isCloseTo(exact, within(0.07 * exact));
    }
  }

  @Test
  void secondsWithoutRequestsCountForNothing() {
    Mixture mixture = Mixture.of(List.of(Cell.NONE, cell(1000, 2000), Cell.NONE));

    assertThat(Math.exp(mixture.logQuantile(0.5))).isCloseTo(1000, within(1.0));
    assertThat(Math.exp(mixture.logQuantile(0.95))).isCloseTo(2000, within(1.0));
    assertThat(Mixture.of(List.of(Cell.NONE)).logQuantile(0.5)).isNaN();
  }

  private static Cell cell(double... micros) {
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    return new Cell(
        sorted.length,
        0,
        0,
        rank(sorted, 0.5),
        rank(sorted, 0.95),
        rank(sorted, 0.99),
        rank(sorted, 1),
        (float) Arrays.stream(sorted).average().orElse(0),
        0);
  }

  private static float rank(double[] sorted, double share) {
    return (float) sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
