package dev.throng.operator.resources;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.problems.Shown;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays {@code spec.workers.pod} or {@code spec.master.pod} over a pod template. Fields of the
 * container and of the pod stand side by side there, as people think of them; objects are merged
 * field by field, lists by the name or path of their elements.
 */
public final class PodOverlay {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Objects of this client keep what they do not know; a cluster would drop or refuse it. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new KnownFieldsOnly())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Set<String> OF_METADATA = Set.of("labels", "annotations");
  private static final Set<String> OF_CONTAINER =
      Set.of(
          "resources",
          "env",
          "envFrom",
          "volumeMounts",
          "imagePullPolicy",
          "lifecycle",
          "containerSecurityContext");

  /** What the operator itself decides. */
  private static final Set<String> FORBIDDEN = Set.of("containers", "restartPolicy");

  private static final Set<String> AROUND = Set.of("metadata", "spec", "containers");

  private static final Map<String, String> LIST_KEYS =
      Map.of("volumeMounts", "mountPath", "tolerations", "", "envFrom", "");

  private PodOverlay() {}

  /** Adds what is wrong with an overlay. */
  public static void check(@Nullable JsonNode overlay, Path path, Problems problems) {
    if (overlay == null || overlay.isNull()) {
      return;
    }
    if (!overlay.isObject()) {
      problems.add(path, "must be a mapping of fields of a pod, such as resources or nodeSelector");
      return;
    }
    Set<String> known = known();
    overlay
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            problems.add(
                path.field(Shown.plain(name)),
                "is not a field of a pod that can be set" + DidYouMean.hint(name, known));
          }
        });
    try {
      merge(new PodTemplateSpec(null, new PodSpec()), only(known, overlay), STRICT);
    } catch (IllegalArgumentException e) {
      problems.add(
          wrongField(path, e),
          e.getCause() instanceof UnrecognizedPropertyException unknown
              ? "is not a field that a pod has there"
                  + DidYouMean.hint(unknown.getPropertyName(), names(unknown))
              : "has a value of the wrong type for a pod");
    }
  }

  /**
   * @throws IllegalArgumentException if a value has the wrong type
   */
  static PodTemplateSpec merge(PodTemplateSpec template, @Nullable JsonNode overlay) {
    return merge(template, overlay, JSON);
  }

  private static PodTemplateSpec merge(
      PodTemplateSpec template, @Nullable JsonNode overlay, ObjectMapper mapper) {
    if (overlay == null || overlay.isNull()) {
      return template;
    }
    ObjectNode merged = JSON.valueToTree(template);
    ObjectNode metadata = merged.withObjectProperty("metadata");
    ObjectNode spec = merged.withObjectProperty("spec");
    ArrayNode containers = spec.withArrayProperty("containers");
    ObjectNode container =
        containers.isEmpty() ? containers.addObject() : (ObjectNode) containers.get(0);
    overlay
        .properties()
        .forEach(field -> {
          String name = field.getKey();
          if (name.equals("containerSecurityContext")) {
            put(container, "securityContext", field.getValue());
          } else if (OF_CONTAINER.contains(name)) {
            put(container, name, field.getValue());
          } else if (name.equals("labels")) {
            ObjectNode own = metadata.withObjectProperty("labels").deepCopy();
            put(metadata, name, field.getValue());
            metadata.withObjectProperty("labels").setAll(own);
          } else {
            put(OF_METADATA.contains(name) ? metadata : spec, name, field.getValue());
          }
        });
    return mapper.convertValue(merged, PodTemplateSpec.class);
  }

  private static JsonNode only(Set<String> known, JsonNode overlay) {
    return ((ObjectNode) overlay.deepCopy()).retain(known);
  }

  private static List<String> names(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
  }

  private static void put(ObjectNode base, String name, JsonNode value) {
    JsonNode before = base.get(name);
    if (before instanceof ObjectNode object && value.isObject()) {
      value.properties().forEach(field -> put(object, field.getKey(), field.getValue()));
    } else if (before instanceof ArrayNode list && value instanceof ArrayNode added) {
      added.forEach(element -> add(list, element, LIST_KEYS.getOrDefault(name, "name")));
    } else {
      base.set(name, value);
    }
  }

  private static void add(ArrayNode list, JsonNode element, String key) {
    for (int i = 0; i < list.size(); i++) {
      if (element.hasNonNull(key) && element.get(key).equals(list.get(i).get(key))) {
        list.set(i, element);
        return;
      }
    }
    list.add(element);
  }

  private static Set<String> known() {
    JsonPropertyOrder order = PodSpec.class.getAnnotation(JsonPropertyOrder.class);
    List<String> ofObject = List.of("apiVersion", "kind", "metadata");
    Set<String> known = new TreeSet<>(Arrays.asList(order.value()));
    known.removeAll(ofObject);
    known.removeAll(FORBIDDEN);
    known.addAll(OF_METADATA);
    known.addAll(OF_CONTAINER);
    return known;
  }

  private static Path wrongField(Path overlay, IllegalArgumentException e) {
    Path path = overlay;
    boolean around = false;
    if (e.getCause() instanceof JsonMappingException cause) {
      for (JsonMappingException.Reference reference : cause.getPath()) {
        String name = reference.getFieldName();
        if (name == null) {
          path = around ? path : path.index(reference.getIndex());
        } else {
          around = AROUND.contains(name);
          path = around ? path : path.field(name);
        }
      }
    }
    return path;
  }
}
