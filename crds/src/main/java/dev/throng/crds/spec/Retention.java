package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How many runs are kept in the history, and of which runs the pods. */
public record Retention(
    @JsonPropertyDescription("Runs kept in the history.") @Min(0) @Max(100) @Default("10")
        Integer runs,
    @JsonPropertyDescription("Of which runs the pods are kept.") @Default("OnFailure") Pods pods) {
  public Retention {
    runs = runs == null ? 10 : runs;
    pods = pods == null ? Pods.ON_FAILURE : pods;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Retention DEFAULT = new Retention(null, null);

  /** Which finished runs keep their pods. */
  public enum Pods {
    @JsonProperty("Never")
    NEVER,
    @JsonProperty("OnFailure")
    ON_FAILURE,
    @JsonProperty("Always")
    ALWAYS
  }
}
