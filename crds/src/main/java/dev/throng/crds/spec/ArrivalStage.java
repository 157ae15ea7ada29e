package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;

/**
 * Arrivals change linearly to {@code rate} over {@code duration}; the first stage holds its rate
 * from the start.
 */
public record ArrivalStage(GoDuration duration, Rate rate) {}
