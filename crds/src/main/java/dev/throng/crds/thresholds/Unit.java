package dev.throng.crds.thresholds;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.crds.values.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;

/** The unit in which an expectation is written, and observed values are shown. */
public enum Unit {
  DURATION(Dimension.TIME, 1),
  PERCENT(Dimension.RATIO, 1),
  NUMBER(Dimension.COUNT, 1),
  LOAD(Dimension.LOAD, 1),
  PER_SECOND(Dimension.RATE, 1),
  PER_MINUTE(Dimension.RATE, 60),
  PER_HOUR(Dimension.RATE, 3600);

  /** What can be compared with each other, and how it is counted inside. */
  public enum Dimension {
    /** Microseconds. */
    TIME(GoDuration.ALLOWED),
    /** A share from 0 to 1. */
    RATIO(Percent.ALLOWED),
    COUNT("a number such as 0 or 100"),
    /** Users, or arrivals a second. */
    LOAD("a load such as 400 or 12.5"),
    /** A number a second. */
    RATE(Rate.ALLOWED);

    private final String allowed;

    Dimension(String allowed) {
      this.allowed = allowed;
    }
  }

  private static final Pattern LOADS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

  private final Dimension dimension;
  private final int seconds;

  Unit(Dimension dimension, int seconds) {
    this.dimension = dimension;
    this.seconds = seconds;
  }

  static Unit of(Dimension dimension, String text) {
    return switch (dimension) {
      case TIME -> DURATION;
      case RATIO -> PERCENT;
      case COUNT -> NUMBER;
      case LOAD -> LOAD;
      case RATE -> text.endsWith("/h") ? PER_HOUR : text.endsWith("/m") ? PER_MINUTE : PER_SECOND;
    };
  }

  /**
   * @return microseconds, a ratio, a number or a number a second
   * @throws IllegalArgumentException if the text is not of this unit
   */
  double parse(String text) {
    try {
      return switch (dimension) {
        case TIME -> GoDuration.parse(text).toNanos() / 1e3;
        case RATIO -> Percent.parse(text).ratio();
        case COUNT -> Long.parseUnsignedLong(text);
        case LOAD -> load(text);
        case RATE -> Rate.parse(text).perSecond();
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must compare with " + dimension.allowed + ", not " + text, e);
    }
  }

  /**
   * The value as people read it, such as {@code 61ms}, {@code 0.004%}, {@code 412.5/s}.
   *
   * @param digits how many digits matter; whole numbers are shown in full
   */
  String show(double value, int digits) {
    return switch (this) {
      case DURATION -> new GoDuration(Duration.ofNanos(nanos(value, digits))).toString();
      case PERCENT -> plain(round(value, digits).movePointRight(2)) + "%";
      case NUMBER, LOAD -> plain(whole(value, digits));
      case PER_SECOND -> plain(whole(value, digits)) + "/s";
      case PER_MINUTE -> plain(whole(value * seconds, digits)) + "/m";
      case PER_HOUR -> plain(whole(value * seconds, digits)) + "/h";
    };
  }

  private static double load(String text) {
    if (!LOADS.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(text);
  }

  private static long nanos(double micros, int digits) {
    return round(micros, digits).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static BigDecimal whole(double value, int digits) {
    int before = (int) Math.max(0, Math.ceil(Math.log10(Math.max(1, Math.abs(value)))));
    return round(value, Math.max(digits, before + 1));
  }

  private static BigDecimal round(double value, int digits) {
    return BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
