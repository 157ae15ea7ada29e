package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.operator.settings.PodLimits;
import org.jspecify.annotations.Nullable;

/** What the administrator lets a LoadTest decide of its pods; each refusal names its rule. */
final class PodRules {
  private final PodLimits limits;
  private final Problems problems;

  private PodRules(PodLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /**
   * @param runnerImage the operator's own, which any LoadTest may name
   */
  static void check(LoadTestSpec spec, String runnerImage, PodLimits limits, Problems problems) {
    PodRules rules = new PodRules(limits, problems);
    String image = spec.image();
    if (image != null && !image.equals(runnerImage)) {
      rules.image(image, Path.SPEC.field("image"));
    }
    rules.overlay(spec.workers().pod(), Path.SPEC.field("workers").field("pod"));
    rules.overlay(spec.master().pod(), Path.SPEC.field("master").field("pod"));
  }

  private void overlay(@Nullable JsonNode overlay, Path path) {
    if (overlay == null || !overlay.isObject()) {
      return;
    }
    overlay
        .properties()
        .forEach(field -> {
          Path at = path.field(field.getKey());
          JsonNode value = field.getValue();
          switch (field.getKey()) {
            case "volumes" -> volumes(value, at);
            case "serviceAccountName", "serviceAccount" -> {
              field(field.getKey(), at);
              serviceAccount(value.asText(), at);
            }
            case "initContainers" -> {
              field(field.getKey(), at);
              initContainers(value, at);
            }
            default -> field(field.getKey(), at);
          }
        });
  }

  private void field(String name, Path path) {
    if (!limits.allowsField(name)) {
      problems.add(path, "is not allowed (rule podFields)");
    }
  }

  private void volumes(JsonNode volumes, Path path) {
    if (limits.allowsField("volumes")) {
      return;
    }
    for (int i = 0; i < volumes.size(); i++) {
      Path volume = path.index(i);
      volumes
          .get(i)
          .fieldNames()
          .forEachRemaining(source -> {
            if (!source.equals("name")) {
              field("volumes." + source, volume.field(source));
            }
          });
    }
  }

  private void initContainers(JsonNode containers, Path path) {
    for (int i = 0; i < containers.size(); i++) {
      image(containers.get(i).path("image").asText(), path.index(i).field("image"));
    }
  }

  private void serviceAccount(String name, Path path) {
    if (!limits.allowsServiceAccount(name)) {
      problems.text(
          path,
          name,
          "is not allowed (rule allowedServiceAccounts: "
              + String.join(", ", limits.serviceAccounts())
              + ")");
    }
  }

  private void image(String image, Path path) {
    if (!limits.allowsImage(image)) {
      problems.text(
          path,
          image,
          "is not allowed (rule allowedImages: "
              + (limits.images().isEmpty()
                  ? "the operator's own"
                  : String.join(", ", limits.images()))
              + ")");
    }
  }
}
