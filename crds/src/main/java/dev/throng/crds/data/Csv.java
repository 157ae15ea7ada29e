package dev.throng.crds.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV whose first line names the columns, unless they are given. Blanks around a value are passed
 * over, those within quotes belong to it; so are empty lines.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();

  private static final Pattern OPEN_QUOTE =
      Pattern.compile("startline ([0-9]+).*EOF reached before encapsulated");
  private static final Pattern AFTER_QUOTE =
      Pattern.compile(
          "Invalid character between encapsulated token and delimiter at line: ([0-9]+)");

  private Csv() {}

  /**
   * @param given names of the columns; null if the first line has them
   * @throws IllegalArgumentException in one sentence, with the line
   */
  static Rows read(String text, @Nullable List<String> given) {
    try (CSVParser parser = CSVParser.parse(Utf8.withoutMark(text), FORMAT)) {
      Columns columns = given == null ? null : Columns.of(given);
      List<Map<String, Object>> rows = new ArrayList<>();
      for (CSVRecord line : parser) {
        if (columns == null) {
          columns = Columns.of(List.of(line.values()));
          continue;
        }
        if (line.size() != columns.size()) {
          throw new IllegalArgumentException(
              "is ragged: line "
                  + parser.getCurrentLineNumber()
                  + " has "
                  + count(line.size(), "value")
                  + (given == null ? ", the first line has " : ", columns has ")
                  + count(columns.size(), given == null ? "column" : "name"));
        }
        rows.add(columns.row(line.values()));
      }
      if (columns == null || rows.isEmpty()) {
        throw new IllegalArgumentException(
            given == null ? "has no rows below the line of column names" : "has no rows");
      }
      return new Rows(columns.names(), List.copyOf(rows));
    } catch (UncheckedIOException | IOException e) {
      throw new IllegalArgumentException("is not CSV: " + reason(e), e);
    }
  }

  /**
   * @throws IllegalArgumentException in one sentence, if there is none
   */
  static List<String> firstLine(String text) {
    try (CSVParser parser = CSVParser.parse(Utf8.withoutMark(text), FORMAT)) {
      for (CSVRecord line : parser) {
        return List.of(line.values());
      }
      throw new IllegalArgumentException("has no rows");
    } catch (UncheckedIOException | IOException e) {
      throw new IllegalArgumentException("is not CSV: " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    String message =
        String.valueOf((e.getCause() instanceof CSVException csv ? csv : e).getMessage());
    Matcher openQuote = OPEN_QUOTE.matcher(message);
    if (openQuote.find()) {
      return "its line " + openQuote.group(1) + " opens a quote that is never closed";
    }
    Matcher afterQuote = AFTER_QUOTE.matcher(message);
    return afterQuote.find()
        ? "its line " + afterQuote.group(1) + " has text after a quote that is closed"
        : message;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
