package dev.throng.runner.truth;

import java.util.stream.DoubleStream;

/** Times as they are, from the shortest: percentiles without the engine's histograms. */
record Sample(double[] sortedMillis) {
  static Sample of(DoubleStream millis) {
    return new Sample(millis.sorted().toArray());
  }

  int size() {
    return sortedMillis.length;
  }

  /** By nearest rank. */
  double percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sortedMillis.length - 1e-9);
    return sortedMillis[Math.max(1, rank) - 1];
  }
}
