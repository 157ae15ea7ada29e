package dev.throng.crds.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegularExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(a)\\1; has a back-reference \\1",
        "(?P<n>a)\\k<n>; has a back-reference \\k",
        "a(?=b); has look-ahead (?=",
        "a(?!b); has look-ahead (?!",
        "(?<=a)b; has look-behind (?<=",
        "(?<!a)b; has look-behind (?<!",
        "(?>a)b; has an atomic group (?>",
        "a*+b; has a possessive repetition *+",
        "a{1,2}+b; has a possessive repetition {1,2}+"
      })
  void what_re2_lacks_is_named(String text, String message) {
    assertThatThrownBy(() -> RegularExpression.compile(text))
        .hasMessage(
            message
                + ", which RE2 does not know: its regular expressions take time in line with the"
                + " text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(a; missing closing )",
        "a); unexpected )",
        "[a; missing closing ]",
        "*; missing argument to repetition operator",
        "ab\\Z; invalid escape sequence: \\Z",
        "a{1001}; invalid repeat count: {1001}"
      })
  void a_mistake_is_told_with_its_place(String text, String message) {
    assertThatThrownBy(() -> RegularExpression.compile(text))
        .hasMessageStartingWith("is not a regular expression of RE2: " + message);
  }

  @Test
  void one_that_backtracks_elsewhere_takes_time_in_line_with_the_text() {
    String text = "a".repeat(50_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(RegularExpression.compile("(a+)+$").matcher(text + "!").find()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){10}",
        "(([^]{]{9}\\){1000}){1000}x)",
        "(a{500}b{500}){200}",
        "\\Q[\\E((a{1000}){1000})"
      })
  void repetitions_that_would_take_all_memory_are_refused(String text) {
    assertThatThrownBy(() -> RegularExpression.compile(text))
        .hasMessageStartingWith("is too large a regular expression");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{]{1000}[1000}]{9}",
        "(a{10}){10}",
        "\\{1000}x{1000}",
        "[[:alpha:]{]{1000}",
        "{9}"
      })
  void braces_that_are_no_repetition_do_not_count(String text) {
    assertThat(RepetitionSize.of(text)).isLessThan(10_000);
  }
}
