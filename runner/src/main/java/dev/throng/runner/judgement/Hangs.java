package dev.throng.runner.judgement;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.catalogue.Numbered;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.tally.Second;

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

  private final NameSet requests;
  private final Numbered<OfName> names = new Numbered<>(OfName::new);
  private long slowestOfAllMicros;
  private boolean isEmpty = true;

  private static final class OfName {
    final LatencyHistogram unfinished = new LatencyHistogram();
    long slowestSuccessMicros;
  }

  Hangs(Catalogue catalogue) {
    requests = NameSet.requests(catalogue);
  }

  void add(Second second) {
    for (NameCount count : second.names()) {
      OfName name = names.get(count.name());
      long slowest = count.responseTime().succeeded().maxMicros();
      name.slowestSuccessMicros = Math.max(name.slowestSuccessMicros, slowest);
      slowestOfAllMicros = Math.max(slowestOfAllMicros, requests.has(count.name()) ? slowest : 0);
      name.unfinished.add(count.times(TimeFigure.UNFINISHED));
      isEmpty &= count.unfinished() == 0;
    }
  }

  /** How many of these names hung. */
  long count(NameSet some) {
    return isEmpty ? 0 : times(some).count();
  }

  /** For how long those of these names that hung had been under way. */
  LatencyHistogram times(NameSet some) {
    LatencyHistogram hung = new LatencyHistogram();
    for (int number = 0; number < names.size(); number++) {
      OfName name = names.get(number);
      boolean canTell = requests.has(number) || name.slowestSuccessMicros > 0;
      if (some.has(number) && canTell && name.unfinished.count() > 0) {
        addHung(name, hung);
      }
    }
    return hung;
  }

  private void addHung(OfName name, LatencyHistogram hung) {
    long longest = longestMicros(name);
    name.unfinished.forEach((micros, times) -> {
      if (micros > longest) {
        hung.record(Math.min(micros, name.unfinished.maxMicros()), times);
      }
    });
  }

  private long longestMicros(OfName name) {
    long slowest = name.slowestSuccessMicros;
    return Math.max(LEAST_MICROS, FACTOR * (slowest == 0 ? slowestOfAllMicros : slowest));
  }
}
