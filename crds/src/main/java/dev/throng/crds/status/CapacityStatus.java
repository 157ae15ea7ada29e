package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How much the target bears, by a search. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CapacityStatus(
    @JsonPropertyDescription("The highest load that held, such as 480; none if none did.")
        @Size(max = 32) @Nullable String holds,
    @JsonPropertyDescription("The lowest load that broke; none if none did.") @Size(max = 32) @Nullable String breaks,
    @JsonPropertyDescription("users or arrivals/s.") @Size(max = 32) String unit,
    @JsonPropertyDescription("Requests per second at the load that held.") @Size(max = 32) @Nullable String requestRate,
    @JsonPropertyDescription("What broke.") @Size(max = CapacityStatus.SENTENCE) @Nullable String broke) {
  /** In characters. */
  public static final int SENTENCE = 512;
}
