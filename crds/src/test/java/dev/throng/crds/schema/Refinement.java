package dev.throng.crds.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.crds.values.Rate;
import dev.throng.crds.values.Timestamp;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Says of the manifest's value types what Fabric8's generator can't know: form and length. */
final class Refinement {
  private Refinement() {}

  static void refine(Type type, JSONSchemaProps schema) {
    if (schema == null) {
      return;
    }
    if (type == GoDuration.class) {
      text(schema, GoDuration.PATTERN, 32);
    } else if (type == Percent.class) {
      text(schema, Percent.PATTERN, 16);
    } else if (type == Rate.class) {
      text(schema, Rate.PATTERN, 16);
      intOrString(schema);
    } else if (type == Timestamp.class) {
      schema.setFormat("date-time");
      schema.setMaxLength(32L);
    } else if (type instanceof ParameterizedType generic) {
      collection(generic, schema);
    } else if (type instanceof Class<?> single && single.isRecord()) {
      fields(single, schema);
    }
  }

  private static void fields(Class<?> recordType, JSONSchemaProps schema) {
    Map<String, JSONSchemaProps> fields = schema.getProperties();
    for (RecordComponent component : recordType.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      refine(component.getGenericType(), fields == null ? null : fields.get(name));
    }
  }

  private static void collection(ParameterizedType type, JSONSchemaProps schema) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      refine(arguments[0], schema.getItems() == null ? null : schema.getItems().getSchema());
    } else if (schema.getAdditionalProperties() != null) {
      JSONSchemaProps values = schema.getAdditionalProperties().getSchema();
      if (arguments[1] == String.class) {
        intOrString(values);
      } else {
        refine(arguments[1], values);
      }
    }
  }

  /** Where text stands by name, {@code limit: 20} is as good as {@code limit: "20"}. */
  private static void intOrString(JSONSchemaProps schema) {
    schema.setType(null);
    schema.setXKubernetesIntOrString(true);
    schema.setAnyOf(List.of(ofType("integer"), ofType("string")));
  }

  private static void text(JSONSchemaProps schema, String pattern, long maxLength) {
    schema.setPattern("^(" + pattern + ")$");
    schema.setMaxLength(maxLength);
  }

  private static JSONSchemaProps ofType(String type) {
    return new JSONSchemaPropsBuilder().withType(type).build();
  }
}
