package dev.throng.crds.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.crds.values.Rate;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records with values of the right types, right or wrong by the rules. */
final class RandomRecords {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "null",
          "~",
          "true",
          "No",
          "on",
          "1",
          "1.5",
          "0x1f",
          "1_000",
          "1e3",
          ".inf",
          "2001-01-01",
          "=",
          "<<",
          "-",
          "- x",
          "---",
          "...",
          "a: b",
          "a:",
          ":a",
          "a #b",
          "#b",
          "'",
          "\"",
          "\\",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`a",
          "[a]",
          "{a}",
          "a, b",
          "${a.b}",
          "/x?a=b&c=${d}",
          " lead",
          "trail ",
          "\tx",
          "x\ty",
          "two\nlines",
          "two\nlines\n",
          "\nx",
          "x\n\n",
          "x \ny",
          "a\r\nb",
          "é😀",
          "\u0085",
          "\u2028x",
          "\u0000",
          "\u007f",
          "\ufeffx",
          "\u202ex",
          "p95 < 500ms",
          "status == 200 ? 'a' : \"b\"");

  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  <R extends Record> R next(Class<R> type, int depth) {
    Map<String, Object> values = new HashMap<>();
    for (Field field : Field.of(type).values()) {
      if (field.isRequired() || random.nextInt(depth + 2) == 0) {
        values.put(field.name(), value(field.type().getType(), depth + 1));
      }
    }
    return Records.construct(type, values);
  }

  private Object value(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      int size = depth > 6 ? 0 : random.nextInt(4);
      if (generic.getRawType() == List.class) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(value(arguments[0], depth + 1));
        }
        return list;
      }
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(text(), value(arguments[1], depth + 1));
      }
      return map;
    }
    Class<?> single = (Class<?>) type;
    if (single == JsonNode.class) {
      return notNull(depth);
    }
    if (single.isEnum()) {
      return single.getEnumConstants()[random.nextInt(single.getEnumConstants().length)];
    }
    return switch (single.getSimpleName()) {
      case "String" -> text();
      case "Boolean" -> random.nextBoolean();
      case "Integer" -> random.nextInt(100) - 10;
      case "Long" -> random.nextLong();
      case "GoDuration" -> GoDuration.ofSeconds(random.nextInt(5000));
      case "Percent" -> new Percent(random.nextInt(101));
      case "Rate" -> new Rate(random.nextInt(1, 1000) / 8.0);
      default -> next(single.asSubclass(Record.class), depth);
    };
  }

  /** A null of its own in a manifest is a field that is not given. */
  private JsonNode notNull(int depth) {
    JsonNode json = json(depth);
    return json.isNull() ? notNull(depth) : json;
  }

  private JsonNode json(int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 6 ? 5 : 7)) {
      case 0 -> json.numberNode(random.nextLong());
      case 1 -> json.numberNode(BigDecimal.valueOf(random.nextGaussian()));
      case 2 -> json.booleanNode(random.nextBoolean());
      case 3 -> json.nullNode();
      case 4 -> json.textNode(text());
      case 5 -> {
        var array = json.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(json(depth + 1));
        }
        yield array;
      }
      default -> {
        var object = json.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(text(), json(depth + 1));
        }
        yield object;
      }
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
