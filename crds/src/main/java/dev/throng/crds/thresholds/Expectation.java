package dev.throng.crds.thresholds;

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

  /** What was seen in all, and whether it is as expected; without samples it is not. */
  public Judgement judge(Measured whole) {
    OptionalDouble observed = statistic.of(whole);
    boolean nothing = whole.requests() == 0 && statistic != Statistic.Tally.USERS;
    return nothing || observed.isEmpty()
        ? new Judgement(Judgement.NO_SAMPLES, false)
        : judge(observed.getAsDouble());
  }

  /**
   * Whether a value is as expected.
   *
   * @param observed in microseconds, as a ratio, a number or a number a second
   */
  public Judgement judge(double observed) {
    return new Judgement(show(observed), holds(observed));
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
