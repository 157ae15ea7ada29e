package dev.throng.crds.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Required;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component of one of the manifest's records, as YAML has it.
 *
 * @param name the field's name in YAML
 * @param type with its limits as annotations
 */
public record Field(String name, AnnotatedType type, boolean isRequired) {

  private static final ClassValue<Map<String, Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> recordType) {
          return read(recordType);
        }
      };

  /** The fields of a record by name, in order of declaration. */
  public static Map<String, Field> of(Class<?> recordType) {
    return FIELDS.get(recordType);
  }

  private static Map<String, Field> read(Class<?> recordType) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Arrays.stream(recordType.getRecordComponents())
        .map(Field::of)
        .forEach(field -> fields.put(field.name(), field));
    return fields;
  }

  private static Field of(RecordComponent component) {
    Method accessor = component.getAccessor();
    JsonProperty property = accessor.getAnnotation(JsonProperty.class);
    return new Field(
        property == null ? component.getName() : property.value(),
        component.getAnnotatedType(),
        accessor.isAnnotationPresent(Required.class));
  }
}
