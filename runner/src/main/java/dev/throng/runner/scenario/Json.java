package dev.throng.runner.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that somebody else wrote, with every digit of its numbers; and what CEL sees of it. Belongs
 * to one user, or is a row of data, which all of them only read.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final int MAX_UNSIGNED_BITS = 64;

  private final JsonNode node;
  private @Nullable Object cel;

  private Json(JsonNode node) {
    this.node = node;
  }

  /**
   * @throws JsonProcessingException if it is none
   */
  public static Json parse(byte[] text) throws JsonProcessingException {
    try {
      return new Json(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A value of a variable: what CEL has for text, whole numbers, truth and null, or JSON. */
  static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NULL, MISSING -> NullValue.NULL_VALUE;
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : new Json(node);
      default -> new Json(node);
    };
  }

  /** A row of data with such values, which all loops may read. */
  static Map<String, Object> row(Map<String, ? extends @Nullable Object> row) {
    if (row.values().stream().allMatch(String.class::isInstance)) {
      return Map.class.cast(row);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    row.forEach((column, plain) -> {
      Object value = value(MAPPER.valueToTree(plain));
      cel(value); // made before other threads see it
      values.put(column, value);
    });
    return values;
  }

  public JsonNode node() {
    return node;
  }

  /** As CEL reads it; made at the first use. */
  Object cel() {
    Object made = cel;
    if (made == null) {
      made = cel(node);
      cel = made;
    }
    return made;
  }

  /** A variable's value as CEL reads it. */
  static Object cel(Object value) {
    if (value instanceof Json json) {
      return json.cel();
    }
    if (value instanceof Map<?, ?> row && row.values().stream().anyMatch(Json.class::isInstance)) {
      Map<Object, Object> values = new LinkedHashMap<>();
      row.forEach((column, item) -> values.put(column, cel(item)));
      return values;
    }
    return value;
  }

  private static Object cel(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), cel(e.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(cel(item)));
        yield list;
      }
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      default -> NullValue.NULL_VALUE;
    };
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber()) {
      if (node.canConvertToLong()) {
        return node.longValue();
      }
      BigInteger whole = node.bigIntegerValue();
      if (whole.signum() > 0 && whole.bitLength() <= MAX_UNSIGNED_BITS) {
        return UnsignedLong.valueOf(whole);
      }
    }
    return node.doubleValue();
  }
}
