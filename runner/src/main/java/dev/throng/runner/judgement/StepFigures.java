package dev.throng.runner.judgement;

import dev.throng.runner.search.SearchStep;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.tally.Second;

/** Adds up what a search shows of some seconds. */
final class StepFigures {
  private final LatencyHistogram times = new LatencyHistogram();
  private long requests;
  private long failures;
  private long userSeconds;
  private int seconds;

  void add(Second second) {
    second.all().responseTime().addTo(times);
    requests += second.all().requests();
    failures += second.all().failures();
    if (!second.isLate()) {
      seconds++;
      userSeconds += second.users();
    }
  }

  long requests() {
    return requests;
  }

  /** How many users ran on average, those that arrived too. */
  double meanUsers() {
    return userSeconds / counted();
  }

  SearchStep.Figures all() {
    return new SearchStep.Figures(
        requests / counted(),
        (requests - failures) / counted(),
        times.percentileMicros(50),
        times.percentileMicros(95),
        requests == 0 ? 0 : (double) failures / requests);
  }

  private double counted() {
    return Math.max(1, seconds);
  }
}
