package dev.throng.crds.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A JSON array of objects that have the same fields, with every digit of their numbers. */
final class JsonRows {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Pattern SOURCE = Pattern.compile(" \\(for [A-Za-z]+ starting at .*\\)");

  private JsonRows() {}

  /**
   * @throws IllegalArgumentException in one sentence
   */
  static Rows read(String text) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Set<String> columns = Set.of();
    for (JsonNode element : array(text)) {
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
  }

  private static JsonNode array(String text) {
    try {
      JsonNode array = JSON.readTree(Utf8.withoutMark(text));
      if (!array.isArray() || array.isEmpty()) {
        throw new IllegalArgumentException("must be a JSON array of at least one object");
      }
      return array;
    } catch (MismatchedInputException e) {
      throw new IllegalArgumentException(
          "must be one JSON array; something follows after it, in " + place(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "is not JSON: "
              + SOURCE.matcher(e.getOriginalMessage()).replaceAll("")
              + ", in "
              + place(e),
          e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return "its line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
