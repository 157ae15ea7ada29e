package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.Timestamp;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunStatus(
    @JsonPropertyDescription("Counted from 1.") Integer number,
    @JsonPropertyDescription("The same seed gives the same decisions.") @Nullable Long seed,
    @JsonPropertyDescription("When the load began.") @Nullable Timestamp startTime,
    @JsonPropertyDescription("When it had ended.") @Nullable Timestamp endTime,
    @JsonPropertyDescription("Why it was started, such as SpecChanged, or why it waits or ended.")
        @Size(max = 1024) @Nullable String reason) {}
