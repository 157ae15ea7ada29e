package dev.throng.runner.outputs.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvRowTest {

  @Test
  void quotesOnlyWhatNeedsQuotes() {
    assertThat(CsvRow.of("plain text", "a,b", "say \"hi\"", "two\nlines", 3L))
        .hasToString("plain text,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",3\r\n");
  }

  @Test
  void floatsNeverHaveAnExponent() {
    assertThat(CsvRow.of(12_345_678.0, 0.0001, 1 / 3.0))
        .hasToString("12345678.0,0.00010,0.3333333333333333\r\n");
  }
}
