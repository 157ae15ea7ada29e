package dev.throng.crds.thresholds;

import dev.throng.crds.thresholds.Statistic.Of;
import dev.throng.crds.thresholds.Statistic.Sample;

/** What was measured: of a run or of one request, in all the judged time or in a window of it. */
public interface Measured {
  /** Finished requests, failed ones too. */
  long requests();

  /** Finished requests that did not fail. */
  long successes();

  /**
   * Requests that the end of the test cut off, after so long that they are judged as failures which
   * took that time.
   */
  long hung();

  /** Requests that the end of the test cut off, those that hung too. */
  long unfinished();

  /** Tasks that broke off. */
  long exceptions();

  double requestsPerSecond();

  long checksPassed();

  long checksFailed();

  /** Users that run now, or ran last. */
  long users();

  double minMicros(Sample sample);

  double maxMicros(Sample sample);

  double meanMicros(Sample sample);

  /** The nearest-rank percentile. */
  double percentileMicros(Sample sample, double percent);

  /** Requests that are known to have succeeded or failed. */
  default long judged() {
    return requests() + hung();
  }

  /** Requests that failed or hung. */
  default long failures() {
    return judged() - successes();
  }

  /** All requests. */
  default long sent() {
    return requests() + unfinished();
  }

  /** How many times there are. */
  default long count(Sample sample) {
    return sample.of() == Of.SUCCESSES ? successes() : judged();
  }
}
