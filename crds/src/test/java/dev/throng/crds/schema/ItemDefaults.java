package dev.throng.crds.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import org.jspecify.annotations.Nullable;

/**
 * The API server would write defaults into the items of a list, which whoever applied the list then
 * owns and did not write: with server-side apply they come and go, and Argo CD sees a difference
 * for ever. The reader of a manifest knows these defaults itself.
 */
final class ItemDefaults {
  private ItemDefaults() {}

  static void drop(JSONSchemaProps schema) {
    walk(schema, false);
  }

  private static void walk(@Nullable JSONSchemaProps schema, boolean inList) {
    if (schema == null) {
      return;
    }
    if (inList) {
      schema.setDefault(null);
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(property -> walk(property, inList));
    }
    if (schema.getAdditionalProperties() != null) {
      walk(schema.getAdditionalProperties().getSchema(), inList);
    }
    if (schema.getItems() != null) {
      walk(schema.getItems().getSchema(), true);
    }
  }
}
