package dev.throng.crds.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of data, at least one row.
 *
 * @param columns the names that every row has
 * @param rows by column; text from CSV, from JSON what JSON has (text, Long, Double, Boolean, List,
 *     Map)
 */
public record Rows(Set<String> columns, List<Map<String, Object>> rows) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private static final Pattern OPEN_QUOTE =
      Pattern.compile("startline ([0-9]+).*EOF reached before encapsulated");
  private static final Pattern SOURCE = Pattern.compile(" \\(for [A-Za-z]+ starting at .*\\)");

  public int size() {
    return rows.size();
  }

  /**
   * CSV by RFC 4180; the first line names the columns, empty lines are passed over.
   *
   * @throws IllegalArgumentException in one sentence, with the line
   */
  public static Rows fromCsv(String text) {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(withoutMark, format)) {
      Columns columns = null;
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
                  + ", the first line has "
                  + count(columns.size(), "column"));
        }
        rows.add(columns.row(line.values()));
      }
      if (columns == null || rows.isEmpty()) {
        throw new IllegalArgumentException("has no rows below the line of column names");
      }
      return new Rows(columns.names(), List.copyOf(rows));
    } catch (UncheckedIOException | IOException e) {
      throw new IllegalArgumentException("is not CSV: " + reason(e), e);
    }
  }

  /**
   * A JSON array of objects that have the same fields.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static Rows fromJson(String text) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try {
      JsonNode array = JSON.readTree(text);
      if (!array.isArray() || array.isEmpty()) {
        throw new IllegalArgumentException("must be a JSON array of at least one object");
      }
      Set<String> columns = Set.of();
      for (JsonNode element : array) {
        if (!element.isObject()) {
          throw new IllegalArgumentException(
              "must be a JSON array of objects; element " + rows.size() + " is none");
        }
        Map<String, Object> row = JSON.convertValue(element, new TypeReference<>() {});
        if (rows.isEmpty()) {
          columns = new LinkedHashSet<>(row.keySet());
        } else if (!row.keySet().equals(columns)) {
          throw new IllegalArgumentException(
              "is ragged: element " + rows.size() + " has other fields than the first");
        }
        rows.add(row);
      }
      return new Rows(columns, List.copyOf(rows));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "is not JSON: "
              + SOURCE.matcher(e.getOriginalMessage()).replaceAll("")
              + ", in its line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr(),
          e);
    }
  }

  private static String reason(Exception e) {
    String message =
        String.valueOf((e.getCause() instanceof CSVException csv ? csv : e).getMessage());
    Matcher openQuote = OPEN_QUOTE.matcher(message);
    return openQuote.find()
        ? "its line " + openQuote.group(1) + " opens a quote that is never closed"
        : message;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
