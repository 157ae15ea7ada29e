package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Course.Limit;
import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.Log.Entry;
import dev.throng.runner.simulation.Log.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A threshold's figure over some seconds: in microseconds, as a ratio, or a number. */
final class Figures {
  private final Replay replay;
  private final Limit limit;
  private final List<Entry> all;
  private final List<Entry> own;
  private final List<Integer> whole;
  private final Borders borders;
  private final long paced;

  /**
   * @param entries of the judged time
   * @param paced those of them that ended in full seconds of load
   * @param whole these seconds
   */
  Figures(
      Replay replay,
      Limit limit,
      List<Entry> entries,
      List<Entry> paced,
      List<Integer> whole,
      Borders borders) {
    this.paced = paced.stream().filter(limit::isAbout).filter(Entry::isRequest).count();
    this.replay = replay;
    this.limit = limit;
    this.whole = whole;
    this.borders = borders;
    all = entries;
    own = entries.stream().filter(limit::isAbout).toList();
  }

  boolean hasSuccess() {
    return own.stream().anyMatch(Entry::succeeded);
  }

  /** Whether there is anything that the figure could be made of. */
  boolean hasSamples() {
    return switch (limit.statistic()) {
      case "users", "exceptions" -> true;
      case "successes", "unfinished", "unfinishedRatio" -> own.stream().anyMatch(Entry::wasSent);
      default -> !finished().isEmpty() || !hung().isEmpty();
    };
  }

  OptionalDouble value() {
    return value(hung());
  }

  /** As long as the end is not known. */
  OptionalDouble valueWithoutHung() {
    return value(List.of());
  }

  boolean hasHung() {
    return !hung().isEmpty();
  }

  int hangs() {
    return hung().size();
  }

  /** Of a part of the time that ends with the whole. */
  OptionalDouble valueWithHungOf(Figures whole) {
    return value(whole.hung());
  }

  private OptionalDouble value(List<Entry> hung) {
    List<Entry> finished = finished();
    double judged = finished.size() + hung.size();
    double failures = finished.stream().filter(Entry::failed).count() + hung.size();
    double sent = own.stream().filter(Entry::wasSent).count();
    double unfinished = own.stream().filter(entry -> entry.end() == End.UNFINISHED).count();
    List<Entry> checked = own.stream().filter(entry -> entry.end() == End.ANSWERED).toList();
    return switch (limit.statistic()) {
      case "requests" -> OptionalDouble.of(finished.size());
      case "failures" -> OptionalDouble.of(failures);
      case "failureRatio" -> ratio(failures, judged);
      case "successes" -> OptionalDouble.of(judged - failures);
      case "unfinished" -> OptionalDouble.of(unfinished);
      case "unfinishedRatio" -> ratio(unfinished, sent);
      case "exceptions" ->
          OptionalDouble.of(all.stream().filter(entry -> entry.end() == End.BROKE_OFF).count());
      case "requestRate" -> OptionalDouble.of(paced / (double) Math.max(1, whole.size()));
      case "users" -> OptionalDouble.of(users());
      case "checks" -> ratio(checked.stream().filter(Entry::checked).count(), checked.size());
      default ->
          time(
              limit.statistic().startsWith("ok.")
                  ? finished.stream().filter(Entry::succeeded).toList()
                  : Stream.concat(finished.stream(), hung.stream()).toList());
    };
  }

  private static OptionalDouble ratio(double part, double of) {
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / of);
  }

  private List<Entry> finished() {
    return own.stream().filter(Entry::isRequest).toList();
  }

  /** Those that the end cut off when they had taken far longer than any that succeeded. */
  private List<Entry> hung() {
    return own.stream()
        .filter(entry -> entry.end() == End.UNFINISHED)
        .filter(entry -> !entry.isTransaction() || slowestSuccess(entry) > 0)
        .filter(entry -> {
          long longest = Math.max(1_000_000, 2 * slowestSuccess(entry));
          borders.compare(entry.responseMicros(), longest);
          return entry.responseMicros() > longest;
        })
        .toList();
  }

  private long slowestSuccess(Entry like) {
    List<Entry> succeeded = all.stream().filter(Entry::succeeded).toList();
    return succeeded.stream()
        .filter(entry -> entry.name().equals(like.name()))
        .mapToLong(Entry::responseMicros)
        .max()
        .orElseGet(() -> like.isTransaction() ? 0 : slowestRequest(succeeded));
  }

  private static long slowestRequest(List<Entry> succeeded) {
    return succeeded.stream()
        .filter(entry -> !entry.isTransaction())
        .mapToLong(Entry::responseMicros)
        .max()
        .orElse(0);
  }

  private double users() {
    return lastSecond().stream().mapToDouble(this::users).sum();
  }

  /** Users that should have run last, and did not. */
  double missingUsers(Course course, IntUnaryOperator withdrawn) {
    return lastSecond().stream()
        .mapToDouble(
            last -> Math.max(0, course.usersDue(last) - withdrawn.applyAsInt(last) - users(last)))
        .sum();
  }

  /** The last whole second that was heard of before the end. */
  private Optional<Integer> lastSecond() {
    return whole.stream()
        .filter(second -> !replay.wasHeardOfAfterTheEnd(second))
        .filter(second -> !replay.wasUnknownAtTheEnd(second))
        .reduce((_, last) -> last);
  }

  private int users(int second) {
    return replay.reports().inTime(second).stream().mapToInt(Report::users).sum();
  }

  private OptionalDouble time(List<Entry> requests) {
    boolean service = limit.statistic().contains("service.");
    ToLongFunction<Entry> clock = service ? Entry::serviceMicros : Entry::responseMicros;
    long[] micros = requests.stream().mapToLong(clock).sorted().toArray();
    if (micros.length == 0) {
      return OptionalDouble.empty();
    }
    String statistic = limit.statistic().replaceAll("ok\\.|service\\.", "");
    double time =
        switch (statistic) {
          case "min" -> micros[0];
          case "max" -> micros[micros.length - 1];
          case "mean" -> (double) Arrays.stream(micros).sum() / micros.length;
          default -> {
            double percent = Double.parseDouble(statistic.substring(1));
            int rank = (int) Math.ceil(percent * micros.length / 100 - 1e-9);
            yield micros[Math.max(1, rank) - 1];
          }
        };
    borders.compare(time, limit.limit());
    return OptionalDouble.of(time);
  }
}
