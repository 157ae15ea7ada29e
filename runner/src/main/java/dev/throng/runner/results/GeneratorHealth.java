package dev.throng.runner.results;

import org.jspecify.annotations.Nullable;

/**
 * Whether the generator kept up, over the judged time.
 *
 * @param eventLoopLagP99Micros how late event loops ran what was due, 99th percentile
 * @param throttledRatio share of the time in which the cgroup held the process back, 0 to 1
 * @param achievedLoad users or arrivals that ran, by those planned, 0 to 1
 * @param gcPauseMicros the sum of garbage collection pauses
 * @param brokenRatio share of the judged seconds in which a limit of {@code validity} was broken, 0
 *     to 1
 * @param problem one sentence naming the worst limit broken, or null
 */
public record GeneratorHealth(
    long eventLoopLagP99Micros,
    double throttledRatio,
    double achievedLoad,
    long gcPauseMicros,
    double brokenRatio,
    @Nullable String problem) {}
