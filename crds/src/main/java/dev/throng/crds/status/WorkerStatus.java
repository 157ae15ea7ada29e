package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Workers of a run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkerStatus(
    @JsonPropertyDescription("As planned.") Integer desired,
    @JsonPropertyDescription("As the master sees them.") Integer connected,
    @JsonPropertyDescription("How many went too early, lost or told to go.") Integer lost) {}
