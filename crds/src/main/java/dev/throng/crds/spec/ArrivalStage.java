package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Required;

/**
 * Arrivals change linearly to {@code rate} over {@code duration}; the first stage holds its rate
 * from the start.
 */
public record ArrivalStage(
    @JsonPropertyDescription("How long the stage lasts.") @Required GoDuration duration,
    @JsonPropertyDescription("Iterations started per second at its end.") @Required Rate rate) {}
