package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;

/** When the operator starts a run. */
public record RunPolicy(
    @JsonPropertyDescription(
            "OnChange starts a run for each change of the spec; Once only the first; Manual "
                + "only by token or schedule.")
        @Default("OnChange")
        Policy policy,
    @JsonPropertyDescription("Any change of it starts a run.") @Size(max = 256) @Default("")
        String token,
    @JsonPropertyDescription("Cron expression, in UTC, that starts runs.")
        @Size(max = 256) @Default("")
        String schedule,
    @JsonPropertyDescription("Hold runs back before their load starts.") @Default("false")
        Boolean suspend,
    @JsonPropertyDescription("End the run in order.") @Default("false") Boolean stop) {
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
