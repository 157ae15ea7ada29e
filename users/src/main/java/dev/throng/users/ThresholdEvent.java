package dev.throng.users;

import java.time.Duration;

/**
 * A threshold does not hold.
 *
 * @param threshold as the manifest writes it
 * @param found the value that breaks it, with its unit
 * @param at since the load began
 */
public record ThresholdEvent(String threshold, String found, Duration at) {}
