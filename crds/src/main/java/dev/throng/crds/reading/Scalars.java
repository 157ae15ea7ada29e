package dev.throng.crds.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a YAML scalar stands for. */
final class Scalars {
  private static final Set<String> TRUE = Set.of("true", "yes", "on");

  private Scalars() {}

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** Dates are text too, as they are to the API server. */
  static boolean isText(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    return !(tag.equals(Tag.NULL)
        || tag.equals(Tag.BOOL)
        || tag.equals(Tag.INT)
        || tag.equals(Tag.FLOAT));
  }

  static boolean isBoolean(Node node) {
    return node.getTag().equals(Tag.BOOL);
  }

  static boolean toBoolean(ScalarNode scalar) {
    return TRUE.contains(scalar.getValue().toLowerCase(Locale.ROOT));
  }

  static JsonNode toJson(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (isNull(scalar)) {
      return json.nullNode();
    }
    if (isBoolean(scalar)) {
      return json.booleanNode(toBoolean(scalar));
    }
    if (isText(scalar)) {
      return json.textNode(scalar.getValue());
    }
    try {
      BigDecimal number = new BigDecimal(scalar.getValue());
      return number.scale() <= 0 && scalar.getTag().equals(Tag.INT)
          ? integer(number.toBigIntegerExact())
          : json.numberNode(number);
    } catch (NumberFormatException notDecimal) {
      return json.textNode(scalar.getValue());
    }
  }

  private static JsonNode integer(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? JsonNodeFactory.instance.numberNode(number.longValueExact())
        : JsonNodeFactory.instance.numberNode(number);
  }
}
