package dev.throng.runner.outputs.json;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Percentiles of all requests, ever closer together towards 100, as columns: twelve for each tenth
 * of what is left above them, as far as there are requests to tell them apart.
 */
record Spectrum(
    List<Double> percent, List<Double> responseTimeMillis, List<Double> serviceTimeMillis) {
  private static final double STEPS_PER_TENTH = 12;

  static Spectrum of(RequestStats stats) {
    List<Double> percents = percents(stats.requests());
    return new Spectrum(
        percents, at(percents, stats.responseTime()), at(percents, stats.serviceTime()));
  }

  private static List<Double> percents(long requests) {
    List<Double> percents = new ArrayList<>();
    for (int step = 0; ; step++) {
      double above = Math.pow(10, -step / STEPS_PER_TENTH);
      if (above * requests < 1) {
        break;
      }
      percents.add(Math.round((1 - above) * 1e10) / 1e8);
    }
    if (requests > 0) {
      percents.add(100.0);
    }
    return percents;
  }

  private static List<Double> at(List<Double> percents, Distribution times) {
    double[] ascending = percents.stream().mapToDouble(Double::doubleValue).toArray();
    return LongStream.of(times.percentilesMicros(ascending)).mapToObj(Times::millis).toList();
  }
}
