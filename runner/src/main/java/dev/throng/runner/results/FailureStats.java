package dev.throng.runner.results;

import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.TracedRequest;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One way in which requests of one name failed.
 *
 * @param statuses how often with which HTTP status; 0 where there was no answer
 * @param sample one of the answers; null if there was none, or none was kept
 * @param traced some that began a trace, of different seconds
 */
public record FailureStats(
    RequestKey key,
    String error,
    long occurrences,
    Instant firstSeen,
    Instant lastSeen,
    SortedMap<Integer, Long> statuses,
    @Nullable FailedAnswer sample,
    List<TracedRequest> traced) {}
