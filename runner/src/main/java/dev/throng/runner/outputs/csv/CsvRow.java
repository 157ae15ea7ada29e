package dev.throng.runner.outputs.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of CSV as Python's {@code csv.writer} writes it: quotes only where they are needed, lines
 * that end in CR LF, floats with as many digits as tell them apart. A text that a spreadsheet would
 * take for a formula begins with {@code '}.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 * @see <a href="https://docs.python.org/3/library/csv.html#csv.QUOTE_MINIMAL">csv.QUOTE_MINIMAL</a>
 */
record CsvRow(List<Object> fields) {
  private static final String FORMULA_BEGINS = "=+-@\t\r";

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
    String text =
        switch (value) {
          case Double number -> decimal(number);
          case String given when isFormula(given) -> "'" + given;
          default -> value.toString();
        };
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
  }

  private static String decimal(double number) {
    String plain = BigDecimal.valueOf(number).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
