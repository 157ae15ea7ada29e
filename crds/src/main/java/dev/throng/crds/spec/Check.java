package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * What makes an answer a failure: {@code expect} that is false, or {@code fail} with {@code when}
 * that is true.
 */
public record Check(
    @JsonPropertyDescription("CEL that is true if the answer is right.") @Size(max = 4096) @Nullable String expect,
    @JsonPropertyDescription(
            "What the failure is called if expect is false; default: the expression.")
        @Size(max = 1024) @Nullable String message,
    @JsonPropertyDescription("What the failure is called if when is true.") @Size(max = 1024) @Nullable String fail,
    @JsonPropertyDescription("CEL that is true if the answer is a failure.") @Size(max = 4096) @Nullable String when) {}
