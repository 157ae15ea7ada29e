package dev.throng.crds.reading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.crds.values.Rate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The types that one scalar is enough for: text, numbers, enums, and the manifest's value types.
 */
final class Leaf {
  private static final String TEXT = "text";
  private static final String WHOLE_NUMBER = "a whole number";
  private static final String BOOLEAN = "true or false";

  private Leaf() {}

  static boolean isWrittenAsText(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
  }

  /**
   * @param anyScalar whether numbers and booleans are taken as the text in which they are written
   * @throws IllegalArgumentException saying what is allowed
   */
  static Object parse(Class<?> type, ScalarNode scalar, boolean anyScalar) {
    String text = scalar.getValue();
    if (type == String.class) {
      if (Scalars.isNull(scalar)) {
        throw new IllegalArgumentException("must be text");
      }
      if (!anyScalar && !Scalars.isText(scalar)) {
        throw new IllegalArgumentException("must be text: put it in quotes");
      }
      return text;
    }
    if (type == Boolean.class) {
      require(Scalars.isBoolean(scalar), BOOLEAN);
      return Scalars.toBoolean(scalar);
    }
    if (type == Integer.class || type == Long.class) {
      require(scalar.getTag().equals(Tag.INT), WHOLE_NUMBER);
      return number(type, text);
    }
    return type.isEnum() ? constant(type, text) : created(type, text);
  }

  /** In words. */
  static String allowed(Class<?> type) {
    if (type.isEnum()) {
      return oneOf(type);
    }
    return switch (type.getSimpleName()) {
      case "String" -> TEXT;
      case "Boolean" -> BOOLEAN;
      case "Integer", "Long" -> WHOLE_NUMBER;
      case "GoDuration" -> GoDuration.ALLOWED;
      case "Percent" -> Percent.ALLOWED;
      case "Rate" -> Rate.ALLOWED;
      default -> throw new IllegalStateException("no leaf: " + type);
    };
  }

  /** Stands in for a value that is missing or wrong, while the rest is judged. */
  static Object neutral(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "";
      case "Boolean" -> false;
      case "Integer" -> 1;
      case "Long" -> 1L;
      case "GoDuration" -> GoDuration.ofSeconds(1);
      case "Percent" -> new Percent(1);
      case "Rate" -> new Rate(1);
      default -> type.getEnumConstants()[0];
    };
  }

  private static Object number(Class<?> type, String text) {
    try {
      return type == Integer.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          text.matches("[-+]?[0-9]+") ? "is too large" : "must be " + WHOLE_NUMBER, e);
    }
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> label(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be " + oneOf(type)));
  }

  private static String oneOf(Class<?> type) {
    List<String> labels = Arrays.stream(type.getEnumConstants()).map(Leaf::label).toList();
    int last = labels.size() - 1;
    return String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
  }

  private static String label(Object constant) {
    try {
      String name = ((Enum<?>) constant).name();
      JsonProperty property =
          ((Enum<?>) constant).getDeclaringClass().getField(name).getAnnotation(JsonProperty.class);
      return property == null ? name : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object created(Class<?> type, String text) {
    Method creator =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(JsonCreator.class))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no leaf: " + type));
    try {
      return creator.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(boolean holds, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("must be " + allowed);
    }
  }
}
