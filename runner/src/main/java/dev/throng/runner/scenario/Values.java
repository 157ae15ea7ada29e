package dev.throng.runner.scenario;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the values of expressions and variables become in text and in JSON.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">the JSON of Protocol Buffers</a>,
 *     which CEL converts to
 */
final class Values {
  /** Numbers with more zeros than this are written with an exponent. */
  private static final int MAX_ZEROS = 400;

  private static final double MAX_WHOLE = 1e15;

  private Values() {}

  /**
   * Text as it is, numbers without a needless fraction, lists and maps as JSON.
   *
   * @throws StepException if it is an optional value that is not there
   */
  static String toText(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number.toString();
      case Double number -> toText(number.doubleValue());
      case Json json -> toText(json.node());
      case NullValue _ -> "null";
      case Duration duration -> GoText.of(duration);
      case Instant time -> GoText.of(time);
      case CelByteString bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
      case TypeType type -> type.type().name();
      case Optional<?> optional -> toText(there(optional));
      case Map<?, ?> _, List<?> _ -> toJson(value);
      default -> value.toString();
    };
  }

  private static String toText(double number) {
    if (number == Math.rint(number) && Math.abs(number) < MAX_WHOLE) {
      return Long.toString((long) number);
    }
    return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : GoText.of(number);
  }

  private static String toText(JsonNode node) {
    if (!node.isNumber()) {
      return node.toString();
    }
    BigDecimal number = node.decimalValue();
    return Math.abs((long) number.scale()) > MAX_ZEROS ? number.toString() : number.toPlainString();
  }

  /**
   * @throws StepException if JSON has no such value
   */
  static String toJson(Object value) {
    StringBuilder json = new StringBuilder();
    append(value, json);
    return json.toString();
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static void append(Object value, StringBuilder json) {
    switch (value) {
      case Double number when !Double.isFinite(number) ->
          throw new StepException("JSON has no number " + GoText.of(number));
      case Number number -> json.append(toText(number));
      case Boolean flag -> json.append(flag.booleanValue());
      case NullValue _ -> json.append("null");
      case Json written -> json.append(toText(written));
      case Optional<?> optional -> append(there(optional), json);
      case List<?> list -> append(list, json);
      case Map<?, ?> map -> append(map, json);
      default -> json.append(quoted(toText(value)));
    }
  }

  private static void append(List<?> list, StringBuilder json) {
    json.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      append(items.next(), json);
      json.append(items.hasNext() ? "," : "");
    }
    json.append(']');
  }

  private static void append(Map<?, ?> map, StringBuilder json) {
    json.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<?, ?> entry = entries.next();
      json.append(quoted(toText(entry.getKey()))).append(':');
      append(entry.getValue(), json);
      json.append(entries.hasNext() ? "," : "");
    }
    json.append('}');
  }

  private static Object there(Optional<?> optional) {
    return optional.orElseThrow(() ->
        new StepException("an optional value is not there; .orValue(…) says what is taken then"));
  }
}
