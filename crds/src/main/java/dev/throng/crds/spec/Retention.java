package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many runs are kept in the history, and of which runs the pods. */
public record Retention(Integer runs, Pods pods) {
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
