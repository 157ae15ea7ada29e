package dev.throng.runner.outputs.json;

import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.results.GeneratorStats;
import org.jspecify.annotations.Nullable;

/** Whether the generator kept up; ratios are from 0 to 1. */
record Generator(
    double eventLoopLagP99Millis,
    double throttledRatio,
    double achievedLoad,
    double gcPauseMillis,
    double brokenRatio,
    long repeatedRequests,
    @Nullable String problem) {

  static Generator of(GeneratorHealth health, GeneratorStats stats) {
    return new Generator(
        Times.millis(health.eventLoopLagP99Micros()),
        health.throttledRatio(),
        health.achievedLoad(),
        Times.millis(health.gcPauseMicros()),
        health.brokenRatio(),
        stats.repeats(),
        health.problem());
  }
}
