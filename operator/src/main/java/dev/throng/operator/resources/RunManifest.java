package dev.throng.operator.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The manifest as text: what is read to judge it, and what the master gets. */
public final class RunManifest {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private RunManifest() {}

  public static String text(String namespace, String name, JsonNode spec) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("apiVersion", "throng.dev/v1alpha1").put("kind", "LoadTest");
    root.putObject("metadata").put("name", name).put("namespace", namespace);
    root.set("spec", spec);
    try {
      return YAML.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The spec with data feeds and Java from ConfigMaps replaced by their text, so that a runner
   * reads them in one way only.
   *
   * @param configMap from a ConfigMap's name and key to its text; null leaves the reference
   */
  public static JsonNode inlined(
      JsonNode spec, BiFunction<String, String, @Nullable String> configMap) {
    JsonNode copy = spec.deepCopy();
    copy.path("data").forEach(feed -> feed.forEach(source -> inline(source, configMap)));
    copy.path("userClasses").forEach(userClass -> inline(userClass.path("java"), configMap));
    return copy;
  }

  private static void inline(
      JsonNode source, BiFunction<String, String, @Nullable String> configMap) {
    JsonNode reference = source.path("configMapKeyRef");
    if (!reference.isObject()) {
      return;
    }
    String text = configMap.apply(reference.path("name").asText(), reference.path("key").asText());
    if (text != null) {
      ((ObjectNode) source).remove("configMapKeyRef");
      ((ObjectNode) source).put("inline", text);
    }
  }

  /**
   * The spec with the earlier run's figures as thresholds in place of {@code baseline}: the master
   * knows of no other runs. It calls no {@code hooks} either: the operator does.
   */
  public static JsonNode judged(JsonNode spec, List<String> expectations) {
    ObjectNode copy = spec.deepCopy();
    copy.remove("baseline");
    copy.remove("hooks");
    expectations.forEach(
        expect -> copy.withArrayProperty("thresholds").addObject().put("expect", expect));
    return copy;
  }
}
