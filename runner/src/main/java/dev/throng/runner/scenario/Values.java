package dev.throng.runner.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.NullValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of expressions: what JSON becomes for CEL, and what CEL's values become in text and in
 * JSON.
 */
final class Values {
  private Values() {}

  /** Numbers without a needless fraction, everything else as CEL prints it. */
  static String toText(Object value) {
    return switch (value) {
      case String text -> text;
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number).toPlainString();
      case NullValue _ -> "null";
      default -> value.toString();
    };
  }

  /** JSON as CEL reads it: whole numbers are longs, null is {@link NullValue}. */
  static Object ofJson(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), ofJson(e.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(ofJson(item)));
        yield list;
      }
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : (Object) node.doubleValue();
      default -> NullValue.NULL_VALUE;
    };
  }
}
