package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the operator starts a run. */
public record RunPolicy(
    Policy policy, String token, String schedule, Boolean suspend, Boolean stop) {
  public RunPolicy {
    policy = policy == null ? Policy.ON_CHANGE : policy;
    token = token == null ? "" : token;
    schedule = schedule == null ? "" : schedule;
    suspend = suspend == null ? false : suspend;
    stop = stop == null ? false : stop;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final RunPolicy DEFAULT = new RunPolicy(null, null, null, null, null);

  /** ON_CHANGE starts a run for each change of the spec. */
  public enum Policy {
    @JsonProperty("OnChange")
    ON_CHANGE,
    @JsonProperty("Once")
    ONCE,
    @JsonProperty("Manual")
    MANUAL
  }
}
