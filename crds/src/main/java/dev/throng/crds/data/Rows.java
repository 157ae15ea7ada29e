package dev.throng.crds.data;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * CSV by RFC 4180; the first line names the columns.
   *
   * @throws IllegalArgumentException in one sentence, with the line
   */
  public static Rows fromCsv(String text) {
    return Csv.read(text);
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
