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

  /** Which requests are meant. */
  enum Of {
    ALL(""),
    SUCCESSES("ok.");

    private final String prefix;

    Of(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String toString() {
      return prefix;
    }
  }

  /** Which times of which requests. */
  record Sample(Of of, Clock clock) {
    @Override
    public String toString() {
      return of.prefix + clock.prefix;
    }
  }

  /** The nearest-rank percentile, in microseconds. {@code median} is the 50th. */
  record Percentile(Sample sample, double percent) implements Statistic {
    @Override
    public String toString() {
      return sample + "p" + BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
  }

  /** A single time, in microseconds. */
  record Time(Sample sample, Kind kind) implements Statistic {
    /** Which one. */
    public enum Kind {
      MIN,
      MAX,
      MEAN
    }

    @Override
    public String toString() {
      return sample + kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is counted rather than timed. */
  enum Tally implements Statistic {
    /** The share of requests that failed or hung. */
    FAILURE_RATIO("failureRatio"),
    /** Requests that failed or hung. */
    FAILURES("failures"),
    /** Finished requests that did not fail. */
    SUCCESSES("successes"),
    /** Requests that the end of the test cut off, those that hung too. */
    UNFINISHED("unfinished"),
    /** The share of all requests that were sent. */
    UNFINISHED_RATIO("unfinishedRatio"),
    /** Tasks that broke off. */
    EXCEPTIONS("exceptions"),
    /** Finished requests. */
    REQUESTS("requests"),
    /** Requests a second. */
    REQUEST_RATE("requestRate"),
    /** The share of checks that held. */
    CHECKS("checks"),
    /** Users that run. */
    USERS("users"),
    /** The highest load that a search found to hold: users, or arrivals a second. */
    CAPACITY("capacity");

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
            case FAILURE_RATIO, UNFINISHED_RATIO, CHECKS -> Unit.Dimension.RATIO;
            case FAILURES, SUCCESSES, UNFINISHED, EXCEPTIONS, REQUESTS, USERS ->
                Unit.Dimension.COUNT;
            case CAPACITY -> Unit.Dimension.LOAD;
            case REQUEST_RATE -> Unit.Dimension.RATE;
          };
    };
  }

  /** Whether it is the larger, the more of the load has run. */
  default boolean growsWithLoad() {
    return switch (this) {
      case Percentile _, Time _ -> false;
      case Tally tally ->
          switch (tally) {
            case FAILURES, SUCCESSES, UNFINISHED, EXCEPTIONS, REQUESTS, REQUEST_RATE -> true;
            case FAILURE_RATIO, UNFINISHED_RATIO, CHECKS, USERS, CAPACITY -> false;
          };
    };
  }

  /** How many observations the figure is made of. */
  default long samples(Measured measured) {
    return switch (this) {
      case Percentile(Sample sample, double percent) -> measured.count(sample);
      case Time(Sample sample, Time.Kind kind) -> measured.count(sample);
      case Tally tally ->
          switch (tally) {
            case FAILURE_RATIO, FAILURES, REQUESTS, REQUEST_RATE -> measured.judged();
            case SUCCESSES, UNFINISHED, UNFINISHED_RATIO -> measured.sent();
            case CHECKS -> measured.checksPassed() + measured.checksFailed();
            case EXCEPTIONS, USERS -> 1;
            case CAPACITY -> 0;
          };
    };
  }

  /**
   * Reads the figure.
   *
   * @return microseconds, a ratio, a number or a number a second; empty for times and ratios
   *     without samples, while numbers are 0 then; empty for the capacity, which no requests tell
   */
  default OptionalDouble of(Measured measured) {
    long samples = samples(measured);
    if (samples == 0 && needsSamples() || this == Tally.CAPACITY) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (this) {
          case Percentile(Sample sample, double percent) ->
              measured.percentileMicros(sample, percent);
          case Time(Sample sample, Time.Kind kind) ->
              switch (kind) {
                case MIN -> measured.minMicros(sample);
                case MAX -> measured.maxMicros(sample);
                case MEAN -> measured.meanMicros(sample);
              };
          case Tally tally ->
              switch (tally) {
                case FAILURE_RATIO -> (double) measured.failures() / samples;
                case FAILURES -> measured.failures();
                case SUCCESSES -> measured.successes();
                case UNFINISHED -> measured.unfinished();
                case UNFINISHED_RATIO -> (double) measured.unfinished() / samples;
                case EXCEPTIONS -> measured.exceptions();
                case REQUESTS -> measured.requests();
                case REQUEST_RATE -> measured.requestsPerSecond();
                case CHECKS -> (double) measured.checksPassed() / samples;
                case USERS -> measured.users();
                case CAPACITY -> throw new IllegalStateException("told by a search");
              };
        });
  }

  private boolean needsSamples() {
    return switch (dimension()) {
      case TIME, RATIO -> true;
      case COUNT, LOAD, RATE -> false;
    };
  }

  /**
   * @throws IllegalArgumentException if there is no such statistic
   */
  static Statistic parse(String text) {
    boolean ok = text.startsWith(Of.SUCCESSES.prefix);
    String timed = ok ? text.substring(Of.SUCCESSES.prefix.length()) : text;
    boolean service = timed.startsWith(Clock.SERVICE.prefix);
    String name = service ? timed.substring(Clock.SERVICE.prefix.length()) : timed;
    Sample sample =
        new Sample(ok ? Of.SUCCESSES : Of.ALL, service ? Clock.SERVICE : Clock.RESPONSE);
    Matcher percentile = Pattern.compile("p([0-9]+(?:\\.[0-9]+)?)").matcher(name);
    if (percentile.matches()) {
      double percent = Double.parseDouble(percentile.group(1));
      if (percent > 100) {
        throw new IllegalArgumentException("has the percentile " + name + "; p100 is the highest");
      }
      return new Percentile(sample, percent);
    }
    for (Time.Kind kind : Time.Kind.values()) {
      if (name.equals(kind.name().toLowerCase(Locale.ROOT))) {
        return new Time(sample, kind);
      }
    }
    if (name.equals("median")) {
      return new Percentile(sample, 50);
    }
    for (Tally tally : Tally.values()) {
      if (name.equals(tally.label)) {
        if (ok || service) {
          throw new IllegalArgumentException(
              "has " + sample + " before " + name + "; it goes with times only");
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
          "successes",
          "unfinished",
          "unfinishedRatio",
          "exceptions",
          "requests",
          "requestRate",
          "checks",
          "users",
          "capacity");
}
