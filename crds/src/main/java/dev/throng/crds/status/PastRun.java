package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.Timestamp;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A finished run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PastRun(
    @JsonPropertyDescription("Counted from 1.") Integer number,
    @JsonPropertyDescription("How it ended.") Verdict verdict,
    @JsonPropertyDescription("One sentence of evidence.") @Size(max = 1024) String reason,
    @JsonPropertyDescription("When the load began.") @Nullable Timestamp startTime,
    @JsonPropertyDescription("When it had ended.") @Nullable Timestamp endTime,
    @JsonPropertyDescription("The generation of the spec that ran.") @Nullable Long generation,
    @JsonPropertyDescription(
            "Which test it was, under which load, in short: only runs of the same are compared.")
        @Size(max = 64) @Nullable String test,
    @JsonPropertyDescription("The ConfigMap with its report.") @Size(max = 253) @Nullable String report,
    @JsonPropertyDescription("Its figures, for later runs to be compared with.")
        @Nullable Summary summary) {}
