package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AutocorrelationTest {
  @Test
  void anAlternatingSeriesIsItsOppositeAtOne() {
    double[] r = Autocorrelation.of(new double[] {1, -1, 1, -1, 1, -1, 1, -1}, 2);

    assertThat(r[0]).isEqualTo(1);
    assertThat(r[1]).isCloseTo(-7 / 8.0, within(1e-12));
    assertThat(r[2]).isCloseTo(6 / 8.0, within(1e-12));
  }

  @Test
  void aConstantSeriesResemblesNothing() {
    assertThat(Autocorrelation.of(new double[] {3, 3, 3, 3}, 2)).containsExactly(1, 0, 0);
  }
}
