package dev.throng.crds.thresholds;

import dev.throng.crds.thresholds.Statistic.Of;
import dev.throng.crds.thresholds.Statistic.Percentile;
import dev.throng.crds.thresholds.Statistic.Sample;
import dev.throng.crds.thresholds.Statistic.Tally;
import dev.throng.crds.thresholds.Statistic.Time;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a threshold expects: {@code p95 < 2s}, {@code service.p99.9 <= 300ms}, {@code failureRatio <
 * 1%}, {@code requestRate >= 100/s}.
 *
 * @param value in microseconds, as a ratio, a number or a number a second
 * @param unit the one it is written in
 */
public record Expectation(Statistic statistic, Operator operator, double value, Unit unit) {
  public static final String ALLOWED = "<statistic> <comparison> <value>, such as p95 < 2s";

  private static final Pattern WHOLE =
      Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.]*)\\s*([<>=!]+)\\s*(\\S+)\\s*");
  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 15;

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Expectation parse(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new IllegalArgumentException("must be " + ALLOWED);
    }
    Statistic statistic = Statistic.parse(whole.group(1));
    Operator operator = Operator.parse(whole.group(2));
    Unit unit = Unit.of(statistic.dimension(), whole.group(3));
    return new Expectation(statistic, operator, unit.parse(whole.group(3)), unit);
  }

  /**
   * @param observed in microseconds, as a ratio, a number or a number a second
   */
  public boolean holds(double observed) {
    return operator.holds(observed, value);
  }

  /**
   * Whether all values from one to another are as expected, or none is.
   *
   * @param most at least {@code least}
   */
  public boolean isDecided(double least, double most) {
    return switch (operator) {
      case LESS, AT_MOST, MORE, AT_LEAST -> holds(least) == holds(most);
      case EQUAL, NOT_EQUAL -> value < least || value > most || least == most;
    };
  }

  /** What was seen in all, and whether it is as expected; without samples it is not. */
  public Judgement judge(Measured whole) {
    OptionalDouble observed = statistic.of(whole);
    return statistic.samples(whole) == 0 || observed.isEmpty()
        ? new Judgement(Judgement.NO_SAMPLES, false)
        : judge(observed.getAsDouble(), whole);
  }

  /**
   * Whether a value is as expected.
   *
   * @param observed in microseconds, as a ratio, a number or a number a second
   * @param measured what the value is of: a time is told with the failures that are in it
   */
  public Judgement judge(double observed, Measured measured) {
    return new Judgement(show(observed) + failuresIn(measured), holds(observed));
  }

  private String failuresIn(Measured measured) {
    long hung = measured.hung();
    String all = measured.judged() + (measured.judged() == 1 ? " request" : " requests");
    if (isTimeOfAll() && measured.failures() > 0) {
      return " ("
          + measured.failures()
          + " of "
          + all
          + " failed"
          + (hung == 0 ? "" : ", " + hung + " of them hung")
          + ")";
    }
    boolean countsHung = statistic == Tally.FAILURES || statistic == Tally.FAILURE_RATIO;
    return countsHung && hung > 0 ? " (" + hung + " of " + all + " hung)" : "";
  }

  /** Whether it is about how long requests took, failed ones too. */
  public boolean isTimeOfAll() {
    return switch (statistic) {
      case Percentile(Sample sample, double percent) -> sample.of() == Of.ALL;
      case Time(Sample sample, Time.Kind kind) -> sample.of() == Of.ALL;
      case Tally tally -> false;
    };
  }

  /** Whether a search decides it. */
  public boolean isOfCapacity() {
    return statistic == Tally.CAPACITY;
  }

  /** A number as people read it. */
  public static String number(double value) {
    return Unit.NUMBER.show(value, MOST_DIGITS);
  }

  /** Whether it asks for a number, so that what nobody counted may have broken it. */
  public boolean asksForEnough() {
    Unit.Dimension dimension = statistic.dimension();
    return (dimension == Unit.Dimension.COUNT || dimension == Unit.Dimension.RATE) && !holds(0);
  }

  /** Whether it sets a limit above 0 that values may not pass upwards. */
  public boolean isAtMost() {
    return (operator == Operator.LESS || operator == Operator.AT_MOST) && value > 0;
  }

  /** Whether failures decide it. */
  public boolean looksAtFailures() {
    return statistic == Tally.FAILURES
        || statistic == Tally.FAILURE_RATIO
        || statistic == Tally.SUCCESSES;
  }

  /** Whether requests are meant to fail: a run without failures, or with successes, breaks it. */
  public boolean asksForFailures() {
    return statistic == Tally.SUCCESSES
        ? holds(0) && !holds(Long.MAX_VALUE)
        : looksAtFailures() && !holds(0);
  }

  /**
   * An observed value in the expectation's unit, with as many digits as it takes not to look like
   * the other side of the expected one.
   */
  public String show(double observed) {
    for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
      String shown = unit.show(observed, digits);
      if (holds(unit.parse(shown)) == holds(observed)) {
        return shown;
      }
    }
    return unit.show(observed, MOST_DIGITS);
  }

  @Override
  public String toString() {
    return statistic + " " + operator + " " + unit.show(value, MOST_DIGITS);
  }
}
