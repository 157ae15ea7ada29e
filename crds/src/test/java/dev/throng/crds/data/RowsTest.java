package dev.throng.crds.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void csv_is_read_by_its_first_line() {
    Rows rows = Rows.fromCsv("\uFEFFuser,plan\r\n\"Doe, J\",\"say \"\"hi\"\"\"\r\n\r\nb, free\r\n");

    assertThat(rows.columns()).containsExactly("user", "plan");
    assertThat(rows.rows())
        .containsExactly(
            Map.of("user", "Doe, J", "plan", "say \"hi\""), Map.of("user", "b", "plan", "free"));
  }

  @Test
  void json_keeps_its_types() {
    Rows rows = Rows.fromJson("[{\"id\": 1, \"price\": 2.5, \"tags\": [\"a\"], \"sold\": false}]");

    assertThat(rows.rows())
        .containsExactly(Map.of("id", 1L, "price", 2.5, "tags", List.of("a"), "sold", false));
  }

  @Test
  void a_row_is_a_map_that_knows_only_its_columns() {
    Map<String, Object> row = Rows.fromCsv("a,b\n1,2").rows().getFirst();

    assertThat(row.get("c")).isNull();
    assertThat(row.containsKey("b")).isTrue();
    assertThat(row).hasSize(2).hasToString("{a=1, b=2}");
  }
}
