package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.Timestamp;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One aspect of a resource, by the Kubernetes API conventions. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Condition(
    @JsonPropertyDescription("What it is about.") @Size(max = 316) String type,
    @JsonPropertyDescription("True, False or Unknown.") @Size(max = 7) String status,
    @JsonPropertyDescription("Why, in one CamelCase word.") @Size(max = 1024) String reason,
    @JsonPropertyDescription("Why, in a sentence.") @Size(max = 32768) String message,
    @JsonPropertyDescription("When status last changed.") Timestamp lastTransitionTime,
    @JsonPropertyDescription("The generation of the spec that it is about.")
        @Nullable Long observedGeneration) {

  /** The same about another generation. */
  public Condition ofGeneration(long generation) {
    return new Condition(type, status, reason, message, lastTransitionTime, generation);
  }
}
