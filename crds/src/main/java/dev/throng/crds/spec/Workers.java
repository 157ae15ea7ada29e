package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** How many worker pods a run has, and what they are like. */
public record Workers(
    Integer usersPerWorker,
    Integer min,
    Integer max,
    @Nullable Integer minAvailable,
    OnLoss onLoss,
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
