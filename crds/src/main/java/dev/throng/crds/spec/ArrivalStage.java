package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Required;

/**
 * Arrivals change linearly to {@code rate} over {@code duration}; the first stage holds its rate
 * from the start.
 */
public record ArrivalStage(@Required GoDuration duration, @Required Rate rate) {}
