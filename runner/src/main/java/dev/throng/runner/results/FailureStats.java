package dev.throng.runner.results;

import dev.throng.runner.stats.RequestKey;
import java.time.Instant;
import java.util.SortedMap;

/**
 * One way in which requests of one name failed.
 *
 * @param statuses how often with which HTTP status; 0 where there was no answer
 */
public record FailureStats(
    RequestKey key,
    String error,
    long occurrences,
    Instant firstSeen,
    Instant lastSeen,
    SortedMap<Integer, Long> statuses) {}
