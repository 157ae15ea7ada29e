package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How many worker pods a run has, and what they are like. */
@ValidationRule(value = "self.min <= self.max", message = "min must be at most max")
public record Workers(
    @JsonPropertyDescription("How many users one worker takes.")
        @Min(1) @Max(1_000_000) @Default("5000")
        Integer usersPerWorker,
    @JsonPropertyDescription("At least so many.") @Min(1) @Max(1000) @Default("1") Integer min,
    @JsonPropertyDescription("At most so many.") @Min(1) @Max(1000) @Default("20") Integer max,
    @JsonPropertyDescription("Fewer than this end the run; default: 1.") @Min(1) @Max(1000) @Nullable Integer minAvailable,
    @JsonPropertyDescription("What the loss of a worker means.") @Default("Replace") OnLoss onLoss,
    @JsonPropertyDescription(
            "Merged into the pod template: resources, env, nodeSelector, tolerations, …")
        @Nullable JsonNode pod) {
  public Workers {
    usersPerWorker = usersPerWorker == null ? 5000 : usersPerWorker;
    min = min == null ? 1 : min;
    max = max == null ? 20 : max;
    onLoss = onLoss == null ? OnLoss.REPLACE : onLoss;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Workers DEFAULT = new Workers(null, null, null, null, null, null);

  /** What the loss of a worker means. */
  public enum OnLoss {
    @JsonProperty("Replace")
    REPLACE,
    @JsonProperty("Continue")
    CONTINUE,
    @JsonProperty("Abort")
    ABORT
  }
}
