package dev.throng.runner.imports.locust;

import dev.throng.crds.data.Rows;
import dev.throng.runner.imports.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Rows that a locustfile reads by position, by {@code csv.reader}: those of a feed have names. */
final class PlainRows {
  private final Function<String, Optional<String>> beside;
  private final Notes notes;
  private final Map<Value.Table, List<String>> columns = new HashMap<>();

  /**
   * @param beside the text of a file beside the locustfile; empty if there is none
   */
  PlainRows(Function<String, Optional<String>> beside, Notes notes) {
    this.beside = beside;
    this.notes = notes;
  }

  /**
   * The names of a table's columns, in their order.
   *
   * @throws NotUnderstood if the file is not there, so that nobody knows how many there are
   */
  List<String> columns(Value.Table table) {
    return columns.computeIfAbsent(table, this::named);
  }

  private List<String> named(Value.Table table) {
    List<String> first = firstLine(table);
    if (table.rows() == Value.RowsOf.LISTS_BELOW_NAMES) {
      return first;
    }
    notes.decided(table.file() + " has no line of names: its columns are column1 and so on.");
    return IntStream.rangeClosed(1, first.size()).mapToObj(number -> "column" + number).toList();
  }

  private List<String> firstLine(Value.Table table) {
    String text =
        beside
            .apply(table.file())
            .orElseThrow(() ->
                new NotUnderstood("a row of " + table.file() + ", which is not beside this file"));
    try {
      return Rows.firstLine(text);
    } catch (IllegalArgumentException e) {
      throw new NotUnderstood("a row of " + table.file() + ", which " + e.getMessage());
    }
  }
}
