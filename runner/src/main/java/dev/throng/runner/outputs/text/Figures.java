package dev.throng.runner.outputs.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them: three digits that matter, the unit beside them. */
public final class Figures {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Figures() {}

  /** Whole numbers with grouped thousands: {@code 81,234}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A response time: {@code 430us}, {@code 61.2ms}, {@code 2.1s}, {@code 1m32s}. */
  public static String time(long micros) {
    if (micros >= 60_000_000) {
      return minutes(Math.round(micros / 1e6));
    }
    if (micros == 0) {
      return "0ms";
    }
    return micros >= 999_500
        ? significant(micros / 1e6) + "s"
        : micros >= 1_000 ? significant(micros / 1e3) + "ms" : micros + "us";
  }

  /** A stretch of the run, in whole seconds: {@code 45s}, {@code 1m30s}, {@code 2h}. */
  public static String duration(Duration duration) {
    return minutes(duration.toSeconds());
  }

  /** A place in the run as a clock shows it: {@code 0:45}, {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /**
   * A share in percent: {@code 0%}, {@code 0.004%}, {@code 12.5%}.
   *
   * @param ratio from 0 to 1
   */
  public static String percent(double ratio) {
    return significant(100 * ratio) + "%";
  }

  /** A rate: {@code 0.25/s}, {@code 412/s}, {@code 12,345/s}. */
  public static String rate(double perSecond) {
    return (perSecond >= 999.5 ? count(Math.round(perSecond)) : significant(perSecond)) + "/s";
  }

  /** An amount of data: {@code 512B}, {@code 1.5kB}, {@code 20.3MB}; a kilobyte is 1000 bytes. */
  public static String bytes(double bytes) {
    if (bytes < 999.5) {
      return Math.round(bytes) + "B";
    }
    return bytes < 999.5e3
        ? significant(bytes / 1e3) + "kB"
        : bytes < 999.5e6 ? significant(bytes / 1e6) + "MB" : significant(bytes / 1e9) + "GB";
  }

  private static String significant(double number) {
    if (Math.abs(number) >= 999.5) {
      return Long.toString(Math.round(number));
    }
    BigDecimal rounded = BigDecimal.valueOf(number).round(THREE_DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private static String minutes(long seconds) {
    StringBuilder text = new StringBuilder();
    if (seconds >= 3600) {
      text.append(seconds / 3600).append('h');
    }
    if (seconds / 60 % 60 > 0) {
      text.append(seconds / 60 % 60).append('m');
    }
    if (seconds % 60 > 0 || seconds < 60) {
      text.append(seconds % 60).append('s');
    }
    return text.toString();
  }
}
