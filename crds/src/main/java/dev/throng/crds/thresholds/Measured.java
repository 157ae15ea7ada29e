package dev.throng.crds.thresholds;

import dev.throng.crds.thresholds.Statistic.Clock;

/** What was measured: of a run or of one request, in all the judged time or in a window of it. */
public interface Measured {
  /** Finished requests, failed ones too. */
  long requests();

  long failures();

  double requestsPerSecond();

  long checksPassed();

  long checksFailed();

  /** Users that run now, or ran last. */
  long users();

  double minMicros(Clock clock);

  double maxMicros(Clock clock);

  double meanMicros(Clock clock);

  /** The nearest-rank percentile. */
  double percentileMicros(Clock clock, double percent);
}
