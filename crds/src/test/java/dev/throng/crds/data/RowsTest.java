package dev.throng.crds.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
  @Test
  void csv_is_read_by_its_first_line() {
    Rows rows =
        Rows.fromCsv("\uFEFFuser,plan\r\n\"Doe, J\",\"say \"\"hi\"\"\"\r\n\r\nb, free\r\n", null);

    assertThat(rows.columns()).containsExactly("user", "plan");
    assertThat(rows.rows())
        .containsExactly(
            Map.of("user", "Doe, J", "plan", "say \"hi\""), Map.of("user", "b", "plan", "free"));
  }

  @Test
  void blanks_belong_to_a_value_only_within_quotes() {
    Rows rows = Rows.fromCsv("a , b\n  \" x \" ,  \"y, z\"\n 1 2 ,\t3\n\"\",\" \"\n", null);

    assertThat(rows.columns()).containsExactly("a", "b");
    assertThat(rows.rows())
        .containsExactly(
            Map.of("a", " x ", "b", "y, z"),
            Map.of("a", "1 2", "b", "3"),
            Map.of("a", "", "b", " "));
  }

  @Test
  void csv_without_a_line_of_names_is_read_by_given_ones() {
    Rows rows = Rows.fromCsv("ann,free\nbob,paid\n", List.of("user", "plan"));

    assertThat(rows.columns()).containsExactly("user", "plan");
    assertThat(rows.rows())
        .containsExactly(
            Map.of("user", "ann", "plan", "free"), Map.of("user", "bob", "plan", "paid"));
    assertThatThrownBy(() -> Rows.fromCsv("ann,free\n", List.of("user")))
        .hasMessage("is ragged: line 1 has 2 values, columns has 1 name");
    assertThatThrownBy(() -> Rows.fromCsv("\n", List.of("user"))).hasMessage("has no rows");
  }

  @Test
  void json_keeps_its_types_and_digits() {
    Rows rows =
        Rows.fromJson(
            "\uFEFF[{\"id\": 1, \"price\": 2.50, \"tags\": [\"a\"], \"sold\": false,"
                + " \"big\": 18446744073709551617}]");

    assertThat(rows.rows())
        .containsExactly(
            Map.of(
                "id",
                1,
                "price",
                new BigDecimal("2.50"),
                "tags",
                List.of("a"),
                "sold",
                false,
                "big",
                new BigInteger("18446744073709551617")));
  }

  @Test
  void null_of_json_is_null() {
    assertThat(Rows.fromJson("[{\"a\": null}]").rows().getFirst())
        .containsKey("a")
        .containsEntry("a", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"a\": 1}] [{\"a\": 2}] | must be one JSON array; something follows after it, in its line 1, column 12",
        "[{\"a\": 1}],           | is not JSON: Unexpected character (',' (code 44))",
        "[{\"a\": 1, \"a\": 2}]  | is not JSON: Duplicate field 'a', in its line 1",
        "[{\"a\": 1}] x          | is not JSON: Unrecognized token 'x'"
      })
  void only_one_array_with_each_field_once_is_taken(String json, String message) {
    assertThatThrownBy(() -> Rows.fromJson(json)).hasMessageStartingWith(message);
  }

  @Test
  void text_after_a_closed_quote_is_told_with_its_line() {
    assertThatThrownBy(() -> Rows.fromCsv("a,b\n\"x\"y,z\n", null))
        .hasMessage("is not CSV: its line 2 has text after a quote that is closed");
  }

  @Test
  void a_row_is_a_map_that_knows_only_its_columns() {
    Map<String, Object> row = Rows.fromCsv("a,b\n1,2", null).rows().getFirst();

    assertThat(row.get("c")).isNull();
    assertThat(row.containsKey("b")).isTrue();
    assertThat(row).hasSize(2).hasToString("{a=1, b=2}");
  }
}
