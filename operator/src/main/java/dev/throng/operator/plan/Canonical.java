package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.values.Sha256;
import java.util.TreeMap;

/** A piece of JSON in short: the order of its fields says nothing. */
final class Canonical {
  private static final int DIGITS = 16;

  private Canonical() {}

  static String hash(JsonNode node) {
    return hash(canonical(node));
  }

  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, String> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
      return fields.toString();
    }
    if (node.isArray()) {
      StringBuilder list = new StringBuilder("[");
      node.forEach(element -> list.append(canonical(element)).append(','));
      return list.append(']').toString();
    }
    return node.toString();
  }

  private static String hash(String text) {
    return Sha256.of(text).substring(0, DIGITS);
  }
}
