package dev.throng.runner.outputs.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
  void aTextThatASpreadsheetWouldCalculateIsMarkedAsText(String text) {
    String row = CsvRow.of(text, -3L, -1.5).toString();

    assertThat(row)
        .startsWith(text.startsWith("\r") ? "\"'\r" : "'" + text)
        .endsWith(",-3,-1.5\r\n");
  }
}
