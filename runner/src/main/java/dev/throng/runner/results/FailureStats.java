package dev.throng.runner.results;

import java.time.Instant;

/** One way in which requests of one name failed. */
public record FailureStats(
    RequestKey key, String error, long occurrences, Instant firstSeen, Instant lastSeen) {}
