package dev.throng.runner.judgement;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.tally.Second;
import java.util.BitSet;

/**
 * Which requests hung: those that the end of the test cut off when they had been under way for more
 * than {@value #FACTOR} times as long as the slowest success of their name, or of all requests
 * where the name has none, and for more than {@value #LEAST_MICROS} µs. What is merely cut off, by
 * a short stopTimeout say, is seldom so old. How long a transaction may take only its own successes
 * tell.
 */
final class Hangs {
  static final int FACTOR = 2;
  static final long LEAST_MICROS = 1_000_000;

  private final BitSet requests;
  private final long[] slowestSuccessMicros;
  private final LatencyHistogram[] unfinished;
  private long slowestOfAllMicros;
  private boolean isEmpty = true;

  Hangs(Scenario scenario) {
    int names = scenario.names().size();
    requests = ThresholdScope.names(null, scenario);
    slowestSuccessMicros = new long[names];
    unfinished = new LatencyHistogram[names];
    for (int name = 0; name < names; name++) {
      unfinished[name] = new LatencyHistogram();
    }
  }

  void add(Second second) {
    for (NameCount count : second.names()) {
      int name = count.name();
      long slowest = count.responseTime().succeeded().maxMicros();
      slowestSuccessMicros[name] = Math.max(slowestSuccessMicros[name], slowest);
      slowestOfAllMicros = Math.max(slowestOfAllMicros, requests.get(name) ? slowest : 0);
      unfinished[name].add(count.times(TimeFigure.UNFINISHED));
      isEmpty &= count.unfinished() == 0;
    }
  }

  /** How many of these names hung. */
  long count(BitSet names) {
    return isEmpty ? 0 : times(names).count();
  }

  /** For how long those of these names that hung had been under way. */
  LatencyHistogram times(BitSet names) {
    LatencyHistogram hung = new LatencyHistogram();
    names.stream()
        .filter(name -> unfinished[name].count() > 0)
        .filter(name -> requests.get(name) || slowestSuccessMicros[name] > 0)
        .forEach(name -> {
          long longest = longestMicros(name);
          unfinished[name].forEach((micros, times) -> {
            if (micros > longest) {
              hung.record(Math.min(micros, unfinished[name].maxMicros()), times);
            }
          });
        });
    return hung;
  }

  private long longestMicros(int name) {
    long slowest = slowestSuccessMicros[name];
    return Math.max(LEAST_MICROS, FACTOR * (slowest == 0 ? slowestOfAllMicros : slowest));
  }
}
