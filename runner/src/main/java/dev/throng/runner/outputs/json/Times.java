package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.throng.runner.stats.Distribution;

/** A distribution of times in milliseconds; all 0 where {@code count} is 0. */
record Times(
    long count,
    double min,
    double mean,
    double p50,
    double p75,
    double p90,
    double p95,
    double p99,
    @JsonProperty("p99.9") double p999,
    @JsonProperty("p99.99") double p9999,
    double max) {

  static Times of(Distribution times) {
    long[] micros = times.percentilesMicros(50, 75, 90, 95, 99, 99.9, 99.99);
    return new Times(
        times.count(),
        millis(times.minMicros()),
        millis(times.meanMicros()),
        millis(micros[0]),
        millis(micros[1]),
        millis(micros[2]),
        millis(micros[3]),
        millis(micros[4]),
        millis(micros[5]),
        millis(micros[6]),
        millis(times.maxMicros()));
  }

  /** Milliseconds to the microsecond. */
  static double millis(double micros) {
    return Math.round(micros) / 1e3;
  }
}
