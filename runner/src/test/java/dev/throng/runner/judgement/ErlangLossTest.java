package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tables of the B formula. */
class ErlangLossTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.5",
    "2, 1, 0.2",
    "10, 5, 0.018385",
    "10, 10, 0.214582",
    "100, 90, 0.026957",
    "5, 0, 0",
    "0, 3, 1"
  })
  void isTheShareThatFindsAllPlacesTaken(int places, double busy, double lost) {
    assertThat(ErlangLoss.of(places, busy)).isEqualTo(lost, within(1e-6));
  }
}
