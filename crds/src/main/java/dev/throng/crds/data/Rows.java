package dev.throng.crds.data;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of data, at least one row.
 *
 * @param columns the names that every row has
 * @param rows by column; text from CSV, from JSON what JSON has (text, Integer, Long, BigInteger,
 *     BigDecimal, Boolean, List, Map, null)
 */
public record Rows(Set<String> columns, List<Map<String, Object>> rows) {
  public int size() {
    return rows.size();
  }

  /**
   * CSV by RFC 4180; the first line names the columns, unless they are given.
   *
   * @param columns null if the first line names them
   * @throws IllegalArgumentException in one sentence, with the line
   */
  public static Rows fromCsv(String text, @Nullable List<String> columns) {
    return Csv.read(text, columns);
  }

  /**
   * The values of the first line of CSV.
   *
   * @throws IllegalArgumentException in one sentence, if it has none
   */
  public static List<String> firstLine(String text) {
    return Csv.firstLine(text);
  }

  /**
   * A JSON array of objects that have the same fields.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static Rows fromJson(String text) {
    return JsonRows.read(text);
  }
}
