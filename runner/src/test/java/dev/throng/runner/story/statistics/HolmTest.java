package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** The values are those of R's {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")}. */
  @Test
  void probabilitiesAreCorrectedAsInR() {
    double[] corrected = Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005});

    assertThat(corrected).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
  }

  @Test
  void noneIsMoreThanOneAndNoneComesOfNone() {
    assertThat(Holm.corrected(new double[] {0.9, 0.8})).containsExactly(new double[] {1, 1}, EXACT);
    assertThat(Holm.corrected(new double[0])).isEmpty();
  }
}
