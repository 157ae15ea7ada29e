package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.story.FindingId;
import io.fabric8.generator.annotation.Size;

/** Something that a run shows of its target. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FindingStatus(
    @JsonPropertyDescription("Its kind.") FindingId id,
    @JsonPropertyDescription("All requests, one request name, or one worker.")
        @Size(max = FindingStatus.SCOPE) String scope,
    @JsonPropertyDescription("When, and at which load.") @Size(max = FindingStatus.STRETCH) String stretch,
    @JsonPropertyDescription("What was seen.") @Size(max = FindingStatus.TEXT) String text) {
  /** In characters, as the next. */
  public static final int SCOPE = 316;

  public static final int STRETCH = 128;
  public static final int TEXT = 512;
}
