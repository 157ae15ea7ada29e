package dev.throng.runner.metrics;

import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.GeneratorStats;
import dev.throng.runner.results.RequestStats;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What master and workers alike have to tell.
 *
 * @param startTime of the load, once it began
 * @param usersByClass users that run
 */
public record Figures(
    Instant startTime,
    List<RequestStats> requests,
    List<FailureStats> failures,
    Map<String, Integer> usersByClass,
    GeneratorStats generator,
    ArrivalStats arrivals) {}
