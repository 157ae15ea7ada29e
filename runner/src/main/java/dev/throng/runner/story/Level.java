package dev.throng.runner.story;

/**
 * What the target did at one load.
 *
 * @param from the first of its seconds
 * @param to after the last one
 * @param seconds how many of them count
 * @param load the planned one
 * @param rate requests a second
 * @param goodRate of those that did not fail
 * @param timeMicros the usual time of a success: the median of the seconds' means
 * @param p95Micros the median of the seconds' 95th percentiles
 * @param timeError the standard error of the time's logarithm
 * @param failureMicros mean time of a failure
 */
record Level(
    int from,
    int to,
    int seconds,
    double load,
    double requests,
    double failures,
    double refused,
    double rate,
    double goodRate,
    double timeMicros,
    double p95Micros,
    double timeError,
    double failureMicros) {

  /** Mean requests in flight, by Little's law. */
  double inFlight() {
    double failing = requests == 0 ? 0 : failures / requests;
    return rate * (timeMicros * (1 - failing) + failureMicros * failing) / 1e6;
  }

  double failureRatio() {
    return requests == 0 ? 0 : failures / requests;
  }

  double refusedRatio() {
    return requests == 0 ? 0 : refused / requests;
  }

  /** The standard error of the logarithm of the good rate, of independent successes. */
  double rateError() {
    return 1 / Math.sqrt(Math.max(1, goodRate * seconds));
  }
}
