package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.ExceptionCount;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.TracedRequest;
import dev.throng.runner.tally.DistinctRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often requests failed and tasks broke off in a second, by the texts that say why. */
public final class Troubles {
  private final DistinctRows<ErrorKey, ErrorTally> errors =
      new DistinctRows<>(key -> new ErrorKey(key.name(), key.status(), DistinctRows.OTHER));
  private final DistinctRows<ExceptionKey, long[]> exceptions =
      new DistinctRows<>(key -> new ExceptionKey(key.where(), DistinctRows.OTHER));

  private record ErrorKey(int name, int status, String error) {}

  private record ExceptionKey(String where, String message) {}

  private static final class ErrorTally {
    long count;
    long firstMillis = Long.MAX_VALUE;
    long lastMillis;
    @Nullable FailedAnswer sample;
    @Nullable TracedRequest traced;
  }

  /** Counts one failure. */
  void failed(
      int name,
      int status,
      String error,
      long atMillis,
      @Nullable FailedAnswer sample,
      @Nullable TracedRequest traced) {
    add(new ErrorCount(name, status, error, 1, atMillis, atMillis, sample, traced));
  }

  public void add(ErrorCount error) {
    ErrorTally tally =
        errors.row(new ErrorKey(error.name(), error.status(), error.error()), ErrorTally::new);
    tally.count += error.count();
    tally.firstMillis = Math.min(tally.firstMillis, error.firstMillis());
    tally.lastMillis = Math.max(tally.lastMillis, error.lastMillis());
    tally.sample = tally.sample == null ? error.sample() : tally.sample;
    tally.traced = tally.traced == null ? error.traced() : tally.traced;
  }

  public void add(ExceptionCount exception) {
    ExceptionKey key = new ExceptionKey(exception.where(), exception.message());
    exceptions.row(key, () -> new long[1])[0] += exception.count();
  }

  public List<ErrorCount> errors() {
    List<ErrorCount> counts = new ArrayList<>();
    errors.forEach((key, tally) ->
        counts.add(
            new ErrorCount(
                key.name(),
                key.status(),
                key.error(),
                tally.count,
                tally.firstMillis,
                tally.lastMillis,
                tally.sample,
                tally.traced)));
    return counts;
  }

  public List<ExceptionCount> exceptions() {
    List<ExceptionCount> counts = new ArrayList<>();
    exceptions.forEach(
        (key, count) -> counts.add(new ExceptionCount(key.where(), key.message(), count[0])));
    return counts;
  }

  void clear() {
    errors.clear();
    exceptions.clear();
  }
}
