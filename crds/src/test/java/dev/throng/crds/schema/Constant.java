package dev.throng.crds.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * A constant of an enumeration.
 *
 * @param name as YAML has it
 */
record Constant(Class<?> enumeration, String name) {

  /** Those of an enumeration, or of a list of them; none of any other type. */
  static List<Constant> of(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return of(generic.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> single && single.isEnum()
        ? Arrays.stream(single.getFields())
            .filter(Field::isEnumConstant)
            .map(field -> field.getAnnotation(JsonProperty.class).value())
            .map(name -> new Constant(single, name))
            .toList()
        : List.of();
  }
}
