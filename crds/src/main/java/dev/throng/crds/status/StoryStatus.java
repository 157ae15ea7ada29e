package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How the target degrades. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoryStatus(
    @JsonPropertyDescription("Linear, Cliff, Sawtooth, OneEndpoint, Graceful or None.")
        @Size(max = 64) String pattern,
    @JsonPropertyDescription("Users at which it begins.") @Nullable Integer kneeUsers,
    @JsonPropertyDescription("In words.") @Size(max = 4096) String text) {}
