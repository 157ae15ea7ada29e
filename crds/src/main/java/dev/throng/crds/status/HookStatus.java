package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.spec.HookEvent;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What one hook tells of one event, and whether it was taken. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HookStatus(
    @JsonPropertyDescription("The hook's name.") @Size(max = 63) String name,
    @JsonPropertyDescription("What it tells of.") HookEvent event,
    @JsonPropertyDescription("Whether it was taken.") State state,
    @JsonPropertyDescription("Why it was not.") @Size(max = HookStatus.REASON) @Nullable String reason) {
  /** In characters. */
  public static final int REASON = 512;

  /** SENDING until the operator knows of an answer, or has given up. */
  public enum State {
    @JsonProperty("Sending")
    SENDING,
    @JsonProperty("Sent")
    SENT,
    @JsonProperty("Failed")
    FAILED
  }
}
