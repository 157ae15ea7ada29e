package dev.throng.runner.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and durations as text, as CEL for Go has them: Go's {@code %g} and seconds. */
final class GoText {
  private static final int MIN_PLAIN_EXPONENT = -4;
  private static final int MAX_PLAIN_EXPONENT = 5;
  private static final Pattern JAVA_ONLY = Pattern.compile(".*[\\sdD]|.*[0-9.][fF]|\\s.*");

  private GoText() {}

  /**
   * The fewest digits that stand for this number alone.
   *
   * @see <a href="https://pkg.go.dev/strconv#FormatFloat">FormatFloat, 'g' and -1</a>
   */
  static String of(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal shortest = BigDecimal.valueOf(number).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent < MIN_PLAIN_EXPONENT || exponent > MAX_PLAIN_EXPONENT
        ? scientific(shortest, exponent)
        : shortest.toPlainString();
  }

  private static String scientific(BigDecimal number, int exponent) {
    String digits = number.unscaledValue().abs().toString();
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** In seconds: {@code 1.5s}. */
  static String of(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros()
            .toPlainString()
        + "s";
  }

  /**
   * The time in UTC, with as many decimals as it has.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>
   */
  static String of(Instant time) {
    String text = time.toString();
    return text.contains(".") ? text.replaceFirst("0+Z$", "Z") : text;
  }

  /**
   * @throws StepException if it is no number
   */
  static double parseDouble(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    try {
      if (!JAVA_ONLY.matcher(text).matches()) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new StepException("double('" + text + "'): is no number");
  }
}
