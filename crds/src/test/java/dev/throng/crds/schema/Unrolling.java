package dev.throng.crds.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import java.util.List;
import java.util.Map;

/**
 * Structural schemas can't recurse: tasks and their steps get one nested level, without
 * descriptions and rules; below, anything is accepted, and the operator judges. Steps are described
 * once, in tasks.
 */
final class Unrolling {
  private static final List<String> FREE_FORM_WHERE_NESTED =
      List.of("checks", "extract", "form", "headers", "multipart", "query", "set", "setHeader");

  private Unrolling() {}

  static void unroll(JSONSchemaProps spec) {
    Map<String, JSONSchemaProps> userClass = items(spec.getProperties().get("userClasses"));
    JSONSchemaProps task = userClass.get("tasks").getItems().getSchema();
    JSONSchemaProps steps = task.getProperties().get("steps");
    nest(task.getProperties(), "tasks", bare(task));
    nestSteps(steps.getItems().getSchema());
    undescribed(userClass.get("onStart"));
    undescribed(userClass.get("onStop"));
  }

  private static void undescribed(JSONSchemaProps steps) {
    JSONSchemaProps step = bare(steps.getItems().getSchema());
    step.setXKubernetesValidations(steps.getItems().getSchema().getXKubernetesValidations());
    steps.setItems(new JSONSchemaPropsOrArray(null, step));
  }

  private static void nestSteps(JSONSchemaProps step) {
    JSONSchemaProps nested = bare(step);
    FREE_FORM_WHERE_NESTED.forEach(name -> nested.getProperties().put(name, anything()));
    Map<String, JSONSchemaProps> fields = step.getProperties();
    nest(fields, "then", nested);
    nest(fields, "else", nested);
    nest(fields.get("repeat").getProperties(), "steps", nested);
    nest(fields.get("transaction").getProperties(), "steps", nested);
  }

  private static void nest(Map<String, JSONSchemaProps> fields, String name, JSONSchemaProps item) {
    JSONSchemaProps list = fields.get(name);
    list.setType("array");
    list.setXKubernetesPreserveUnknownFields(null);
    list.setItems(new JSONSchemaPropsOrArray(null, new JSONSchemaPropsBuilder(item).build()));
  }

  private static Map<String, JSONSchemaProps> items(JSONSchemaProps list) {
    return list.getItems().getSchema().getProperties();
  }

  private static JSONSchemaProps anything() {
    return new JSONSchemaPropsBuilder().withXKubernetesPreserveUnknownFields(true).build();
  }

  /** A copy without descriptions and rules. */
  private static JSONSchemaProps bare(JSONSchemaProps schema) {
    JSONSchemaProps copy = new JSONSchemaPropsBuilder(schema).build();
    copy.setDescription(null);
    copy.setXKubernetesValidations(List.of());
    if (copy.getProperties() != null) {
      copy.getProperties().replaceAll((name, field) -> bare(field));
    }
    if (copy.getItems() != null && copy.getItems().getSchema() != null) {
      copy.setItems(new JSONSchemaPropsOrArray(null, bare(copy.getItems().getSchema())));
    }
    if (copy.getAdditionalProperties() != null
        && copy.getAdditionalProperties().getSchema() != null) {
      copy.setAdditionalProperties(
          new JSONSchemaPropsOrBool(null, bare(copy.getAdditionalProperties().getSchema())));
    }
    return copy;
  }
}
