package dev.throng.runner.outputs.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.console.Table.Cell;
import dev.throng.runner.outputs.console.Table.Column;
import dev.throng.runner.outputs.text.Lines;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table(
          List.of(Column.name("Request"), Column.figure("Count", 0), Column.figure("Rate", 1)),
          List.of(
              List.of(Cell.of("GET /"), Cell.of("1"), Cell.of("0.1/s")),
              List.of(
                  Cell.of("GET /api/products/reviews/all"), Cell.of("12,345"), Cell.of("9/s"))));

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(TABLE.lines(80, false))
        .containsExactly(
            "Request                         Count   Rate",
            "GET /                               1  0.1/s",
            "GET /api/products/reviews/all  12,345    9/s");
  }

  @Test
  void namesGiveWayFirst() {
    assertThat(TABLE.lines(37, false))
        .containsExactly(
            "Request                  Count   Rate",
            "GET /                        1  0.1/s",
            "GET /api/pr…views/all  12,345    9/s".replace("…v", "…ev"));
  }

  @Test
  void thenTheLeastImportantColumnGoes() {
    assertThat(TABLE.lines(30, false).getFirst()).endsWith("Count").hasSize(30);
  }

  @Property
  void neverWiderThanTheRoomDownToThirtyColumns(@ForAll @IntRange(min = 30, max = 90) int width) {
    assertThat(TABLE.lines(width, false)).allMatch(line -> Lines.width(line) <= width);
  }

  @Test
  void coloursDoNotMoveColumns() {
    List<String> plain = TABLE.lines(80, false);
    List<String> painted =
        TABLE.lines(80, true).stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList();

    assertThat(painted).isEqualTo(plain);
  }
}
