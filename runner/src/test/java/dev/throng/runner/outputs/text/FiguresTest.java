package dev.throng.runner.outputs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void timesHaveThreeDigitsThatMatterAndTheirUnit() {
    assertThat(Figures.time(0)).isEqualTo("0ms");
    assertThat(Figures.time(430)).isEqualTo("430us");
    assertThat(Figures.time(4_316)).isEqualTo("4.32ms");
    assertThat(Figures.time(61_200)).isEqualTo("61.2ms");
    assertThat(Figures.time(999_499)).isEqualTo("999ms");
    assertThat(Figures.time(999_500)).isEqualTo("1s");
    assertThat(Figures.time(2_100_000)).isEqualTo("2.1s");
    assertThat(Figures.time(92_000_000)).isEqualTo("1m32s");
  }

  @Test
  void countsAreGroupedByThousands() {
    assertThat(Figures.count(81_234)).isEqualTo("81,234");
  }

  @Test
  void smallSharesDoNotVanish() {
    assertThat(Figures.percent(0)).isEqualTo("0%");
    assertThat(Figures.percent(0.00004)).isEqualTo("0.004%");
    assertThat(Figures.percent(0.125)).isEqualTo("12.5%");
    assertThat(Figures.percent(1)).isEqualTo("100%");
  }

  @Test
  void ratesOfAnySizeStayReadable() {
    assertThat(Figures.rate(0.25)).isEqualTo("0.25/s");
    assertThat(Figures.rate(412.46)).isEqualTo("412/s");
    assertThat(Figures.rate(12_345)).isEqualTo("12,345/s");
  }

  @Test
  void bytesAreDecimal() {
    assertThat(Figures.bytes(512)).isEqualTo("512B");
    assertThat(Figures.bytes(1_500)).isEqualTo("1.5kB");
    assertThat(Figures.bytes(20_300_000)).isEqualTo("20.3MB");
  }

  @Test
  void durationsAndClocksShowWholeSeconds() {
    assertThat(Figures.duration(Duration.ZERO)).isEqualTo("0s");
    assertThat(Figures.duration(Duration.ofSeconds(90))).isEqualTo("1m30s");
    assertThat(Figures.duration(Duration.ofHours(2))).isEqualTo("2h");
    assertThat(Figures.clock(Duration.ofSeconds(45))).isEqualTo("0:45");
    assertThat(Figures.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }
}
