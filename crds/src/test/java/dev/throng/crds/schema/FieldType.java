package dev.throng.crds.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A field's type in words.
 *
 * @param suffix what stands behind the field's name in the path of what is nested in it
 * @param nested the record that has a section of its own
 */
record FieldType(String words, String suffix, Optional<Class<?>> nested) {

  static FieldType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean isList = generic.getRawType() == List.class;
      FieldType item = of(arguments[isList ? 0 : 1]);
      return new FieldType(
          isList ? ("list of " + item.words()).strip() : (item.words() + " by name").strip(),
          isList ? "[]" : ".*",
          item.nested());
    }
    Class<?> single = (Class<?>) type;
    if (single.isEnum()) {
      return leaf(constants(single));
    }
    return switch (single.getSimpleName()) {
      case "String" -> leaf("text");
      case "Integer", "Long" -> leaf("whole number");
      case "Boolean" -> leaf("true or false");
      case "GoDuration" -> leaf("duration");
      case "Percent" -> leaf("percent");
      case "Rate" -> leaf("rate");
      case "JsonNode" -> leaf("anything");
      default -> new FieldType("", "", Optional.of(single));
    };
  }

  private static FieldType leaf(String words) {
    return new FieldType(words, "", Optional.empty());
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(field -> field.isEnumConstant())
        .map(field -> "`" + field.getAnnotation(JsonProperty.class).value() + "`")
        .collect(Collectors.joining(", "));
  }
}
