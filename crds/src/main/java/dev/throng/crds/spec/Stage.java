package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Required;

/**
 * Users change linearly to {@code users} over {@code duration}; over 0s they jump, at the spawn
 * rate if there is one.
 */
public record Stage(@Required GoDuration duration, @Required Integer users) {}
