package dev.throng.runner.outputs.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of CSV as Python's {@code csv.writer} writes it: quotes only where they are needed, lines
 * that end in CR LF, floats with as many digits as tell them apart.
 *
 * @see <a href="https://docs.python.org/3/library/csv.html#csv.QUOTE_MINIMAL">csv.QUOTE_MINIMAL</a>
 */
record CsvRow(List<Object> fields) {
  CsvRow {
    fields = List.copyOf(fields);
  }

  static CsvRow of(Object... fields) {
    return new CsvRow(Arrays.asList(fields));
  }

  @Override
  public String toString() {
    return fields.stream().map(CsvRow::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(Object value) {
    String text = value instanceof Double number ? decimal(number) : value.toString();
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static String decimal(double number) {
    String plain = BigDecimal.valueOf(number).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
