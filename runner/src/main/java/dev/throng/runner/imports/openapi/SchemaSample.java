package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value that a schema allows: what it gives as an example, or what its type says. */
final class SchemaSample {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_LEVELS = 8;

  /** From this level on, only what is required. */
  private static final int OPTIONAL_LEVELS = 3;

  private static final int MOST_ITEMS = 3;
  private static final int MOST_CHARACTERS = 1_000;

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("date", "2026-01-31"),
          Map.entry("date-time", "2026-01-31T12:00:00Z"),
          Map.entry("time", "12:00:00Z"),
          Map.entry("duration", "PT1M"),
          Map.entry("uuid", "00000000-0000-4000-8000-000000000000"),
          Map.entry("email", "user@example.com"),
          Map.entry("idn-email", "user@example.com"),
          Map.entry("uri", "https://example.com/"),
          Map.entry("url", "https://example.com/"),
          Map.entry("uri-reference", "/"),
          Map.entry("hostname", "example.com"),
          Map.entry("ipv4", "192.0.2.1"),
          Map.entry("ipv6", "2001:db8::1"),
          Map.entry("byte", "dGV4dA=="));

  private static final List<String> GIVEN =
      List.of("example", "const", "default", "examples", "enum");

  private final Description description;
  private final Deque<JsonNode> open = new ArrayDeque<>();

  SchemaSample(Description description) {
    this.description = description;
  }

  /** Missing if nothing can be said. */
  JsonNode of(JsonNode schema) {
    return sample(schema);
  }

  /** What a parameter, a body's media type or a header has as its example, or its schema's. */
  JsonNode ofHolder(JsonNode holder) {
    if (holder.has("example")) {
      return holder.path("example");
    }
    for (JsonNode reference : holder.path("examples")) {
      JsonNode example = description.resolved(reference);
      for (String field : new String[] {"value", "dataValue"}) {
        if (example.has(field)) {
          return example.path(field);
        }
      }
    }
    return of(holder.path("schema"));
  }

  /** Whether a parameter or its schema says which values there are. */
  boolean isGiven(JsonNode parameter) {
    JsonNode schema = description.resolved(parameter.path("schema"));
    return parameter.has("example")
        || parameter.has("examples")
        || GIVEN.stream().anyMatch(schema::has);
  }

  private JsonNode sample(JsonNode reference) {
    JsonNode schema = description.resolved(reference);
    if (!schema.isObject() || isOpen(schema) || open.size() >= MOST_LEVELS) {
      return MissingNode.getInstance();
    }
    for (String field : new String[] {"example", "const", "default"}) {
      if (schema.has(field)) {
        return schema.path(field);
      }
    }
    for (String field : new String[] {"examples", "enum"}) {
      if (schema.path(field).isArray() && !schema.path(field).isEmpty()) {
        return schema.path(field).path(0);
      }
    }
    open.push(schema);
    try {
      return composed(schema);
    } finally {
      open.pop();
    }
  }

  private boolean isOpen(JsonNode schema) {
    return open.stream().anyMatch(outer -> outer == schema);
  }

  private JsonNode composed(JsonNode schema) {
    JsonNode own = typed(schema);
    JsonNode all = own;
    for (JsonNode part : schema.path("allOf")) {
      all = merged(all, sample(part));
    }
    for (String choice : new String[] {"oneOf", "anyOf"}) {
      for (JsonNode option : schema.path(choice)) {
        JsonNode value = sample(option);
        if (!value.isMissingNode() && !value.isNull()) {
          all = merged(all, value);
          break;
        }
      }
    }
    return all;
  }

  private static JsonNode merged(JsonNode one, JsonNode other) {
    if (one instanceof ObjectNode left && other instanceof ObjectNode right) {
      return left.deepCopy().setAll(right);
    }
    return other.isMissingNode() || one.isObject() ? one : other;
  }

  private JsonNode typed(JsonNode schema) {
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer", "number" -> number(schema);
      case "boolean" -> JSON.booleanNode(true);
      case "string" -> JSON.textNode(text(schema));
      case "null" -> JSON.nullNode();
      default -> MissingNode.getInstance();
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return type.textValue();
    }
    for (JsonNode one : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    return schema.has("properties")
        ? "object"
        : schema.has("items") ? "array" : schema.has("format") ? "string" : "";
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          boolean wanted = required.contains(property.getKey());
          JsonNode of = description.resolved(property.getValue());
          if (of.path("readOnly").asBoolean() || !wanted && open.size() > OPTIONAL_LEVELS) {
            return;
          }
          JsonNode value = sample(property.getValue());
          if (!value.isMissingNode() && (wanted || !value.isNull())) {
            object.set(property.getKey(), value);
          }
        });
    return object;
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = JSON.arrayNode();
    JsonNode item = sample(schema.path("items"));
    int count = Math.clamp(schema.path("minItems").asInt(1), 1, MOST_ITEMS);
    for (int i = 0; i < count && !item.isMissingNode(); i++) {
      array.add(item);
    }
    return array;
  }

  private static JsonNode number(JsonNode schema) {
    BigDecimal value = BigDecimal.ONE;
    JsonNode minimum = schema.path("minimum");
    JsonNode above = schema.path("exclusiveMinimum");
    if (minimum.isNumber()) {
      value = minimum.decimalValue();
      if (above.asBoolean(false)) {
        value = value.add(BigDecimal.ONE);
      }
    }
    if (above.isNumber() && value.compareTo(above.decimalValue()) <= 0) {
      value = above.decimalValue().add(BigDecimal.ONE);
    }
    JsonNode maximum = schema.path("maximum");
    if (maximum.isNumber() && value.compareTo(maximum.decimalValue()) > 0) {
      value = maximum.decimalValue();
    }
    JsonNode step = schema.path("multipleOf");
    if (step.isNumber() && step.decimalValue().signum() > 0) {
      BigDecimal times = value.divide(step.decimalValue(), 0, java.math.RoundingMode.CEILING);
      value = step.decimalValue().multiply(times);
    }
    return value.stripTrailingZeros().scale() <= 0
        ? JSON.numberNode(value.toBigInteger())
        : JSON.numberNode(value);
  }

  private static String text(JsonNode schema) {
    String known = FORMATS.get(schema.path("format").asText(""));
    if (known != null) {
      return known;
    }
    int least = Math.clamp(schema.path("minLength").asInt(0), 0, MOST_CHARACTERS);
    int most = Math.max(0, schema.path("maxLength").asInt(MOST_CHARACTERS));
    int length = Math.min(most, Math.max(least, "text".length()));
    return "text".repeat(Math.ceilDiv(length, 4)).substring(0, length);
  }
}
