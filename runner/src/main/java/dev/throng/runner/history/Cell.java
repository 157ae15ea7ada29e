package dev.throng.runner.history;

/**
 * What ended in one second, or in a few of them. Times are 0 where nothing ended that they could be
 * of.
 *
 * @param requests that ended, failed ones too
 * @param failures of these
 * @param refused those that were answered with status 429 or 503, whether or not they count as
 *     failures
 * @param p50Micros of all requests, failed ones too; as the other percentiles
 * @param meanSuccessMicros mean time of requests that did not fail
 * @param meanFailureMicros mean time of requests that failed
 */
public record Cell(
    int requests,
    int failures,
    int refused,
    float p50Micros,
    float p95Micros,
    float p99Micros,
    float maxMicros,
    float meanSuccessMicros,
    float meanFailureMicros) {
  public static final Cell NONE = new Cell(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Requests that did not fail. */
  public int successes() {
    return requests - failures;
  }

  /** Mean over all requests, failed ones too. */
  public double meanMicros() {
    return requests == 0
        ? 0
        : ((double) meanSuccessMicros * successes() + (double) meanFailureMicros * failures)
            / requests;
  }

  /**
   * Both together. Counts, means and the maximum are exact; percentiles, which cannot be added, are
   * the mean of both by their requests.
   */
  public Cell plus(Cell other) {
    if (other.requests == 0) {
      return this;
    }
    if (requests == 0) {
      return other;
    }
    return new Cell(
        requests + other.requests,
        failures + other.failures,
        refused + other.refused,
        mean(p50Micros, requests, other.p50Micros, other.requests),
        mean(p95Micros, requests, other.p95Micros, other.requests),
        mean(p99Micros, requests, other.p99Micros, other.requests),
        Math.max(maxMicros, other.maxMicros),
        mean(meanSuccessMicros, successes(), other.meanSuccessMicros, other.successes()),
        mean(meanFailureMicros, failures, other.meanFailureMicros, other.failures));
  }

  private static float mean(float one, int weight, float other, int otherWeight) {
    return weight + otherWeight == 0
        ? 0
        : (float) (((double) one * weight + (double) other * otherWeight) / (weight + otherWeight));
  }
}
