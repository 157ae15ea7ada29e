package dev.throng.crds.thresholds;

import dev.throng.crds.problems.DidYouMean;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure of a run that something can be expected of. */
public sealed interface Statistic {

  /** Which time is meant. */
  enum Clock {
    /** From the moment the request was due to the last byte of its answer. */
    RESPONSE(""),
    /** From the first byte written to the last byte read. */
    SERVICE("service.");

    private final String prefix;

    Clock(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String toString() {
      return prefix;
    }
  }

  /** The nearest-rank percentile, in microseconds. {@code median} is the 50th. */
  record Percentile(Clock clock, double percent) implements Statistic {
    @Override
    public String toString() {
      return clock + "p" + BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
  }

  /** A single time, in microseconds. */
  record Time(Clock clock, Kind kind) implements Statistic {
    /** Which one. */
    public enum Kind {
      MIN,
      MAX,
      MEAN
    }

    @Override
    public String toString() {
      return clock + kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is counted rather than timed. */
  enum Tally implements Statistic {
    FAILURE_RATIO("failureRatio"),
    FAILURES("failures"),
    REQUESTS("requests"),
    /** Requests a second. */
    REQUEST_RATE("requestRate"),
    /** The share of checks that held. */
    CHECKS("checks"),
    /** Users that run. */
    USERS("users");

    private final String label;

    Tally(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** What it is measured in. */
  default Unit.Dimension dimension() {
    return switch (this) {
      case Percentile percentile -> Unit.Dimension.TIME;
      case Time time -> Unit.Dimension.TIME;
      case Tally tally ->
          switch (tally) {
            case FAILURE_RATIO, CHECKS -> Unit.Dimension.RATIO;
            case FAILURES, REQUESTS, USERS -> Unit.Dimension.COUNT;
            case REQUEST_RATE -> Unit.Dimension.RATE;
          };
    };
  }

  /**
   * Reads the figure.
   *
   * @return microseconds, a ratio, a number or a number a second; empty for times and ratios
   *     without samples, while numbers are 0 then
   */
  default OptionalDouble of(Measured measured) {
    long samples =
        this == Tally.CHECKS
            ? measured.checksPassed() + measured.checksFailed()
            : measured.requests();
    if (samples == 0 && needsSamples()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (this) {
          case Percentile(Clock clock, double percent) -> measured.percentileMicros(clock, percent);
          case Time(Clock clock, Time.Kind kind) ->
              switch (kind) {
                case MIN -> measured.minMicros(clock);
                case MAX -> measured.maxMicros(clock);
                case MEAN -> measured.meanMicros(clock);
              };
          case Tally tally ->
              switch (tally) {
                case FAILURE_RATIO -> (double) measured.failures() / samples;
                case FAILURES -> measured.failures();
                case REQUESTS -> samples;
                case REQUEST_RATE -> measured.requestsPerSecond();
                case CHECKS -> (double) measured.checksPassed() / samples;
                case USERS -> measured.users();
              };
        });
  }

  private boolean needsSamples() {
    return switch (dimension()) {
      case TIME, RATIO -> true;
      case COUNT, RATE -> false;
    };
  }

  /**
   * @throws IllegalArgumentException if there is no such statistic
   */
  static Statistic parse(String text) {
    boolean service = text.startsWith(Clock.SERVICE.prefix);
    Clock clock = service ? Clock.SERVICE : Clock.RESPONSE;
    String name = text.substring(clock.prefix.length());
    Matcher percentile = Pattern.compile("p([0-9]+(?:\\.[0-9]+)?)").matcher(name);
    if (percentile.matches()) {
      double percent = Double.parseDouble(percentile.group(1));
      if (percent > 100) {
        throw new IllegalArgumentException("has the percentile " + name + "; p100 is the highest");
      }
      return new Percentile(clock, percent);
    }
    for (Time.Kind kind : Time.Kind.values()) {
      if (name.equals(kind.name().toLowerCase(Locale.ROOT))) {
        return new Time(clock, kind);
      }
    }
    if (name.equals("median")) {
      return new Percentile(clock, 50);
    }
    for (Tally tally : Tally.values()) {
      if (name.equals(tally.label)) {
        if (service) {
          throw new IllegalArgumentException(
              "has service. before " + name + "; it goes with times only");
        }
        return tally;
      }
    }
    throw new IllegalArgumentException(
        "has the unknown statistic " + text + DidYouMean.hint(name, KNOWN));
  }

  /** The names, percentiles by example. */
  List<String> KNOWN =
      List.of(
          "p50",
          "p95",
          "p99",
          "p99.9",
          "min",
          "max",
          "mean",
          "median",
          "failureRatio",
          "failures",
          "requests",
          "requestRate",
          "checks",
          "users");
}
