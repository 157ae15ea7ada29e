package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/**
 * Users change linearly to {@code users} over {@code duration}; over 0s they jump, at the spawn
 * rate if there is one.
 */
public record Stage(
    @JsonPropertyDescription("How long the change takes; 0s jumps.") @Required GoDuration duration,
    @JsonPropertyDescription("Users at its end.") @Required @Min(0) @Max(10_000_000) Integer users) {}
