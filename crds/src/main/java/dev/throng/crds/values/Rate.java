package dev.throng.crds.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something happens: {@code 50} (a second), {@code 0.5}, {@code 800/s}, {@code 30/m},
 * {@code 100/h}.
 */
public record Rate(double perSecond) {
  public static final String ALLOWED = "a rate such as 50, 0.5, 800/s, 30/m or 100/h";

  /** The same as a regular expression, for schemas. */
  public static final String PATTERN = "([0-9]+(?:\\.[0-9]+)?)(?:/(s|m|h))?";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);

  /**
   * @throws IllegalArgumentException if the text is not {@link #ALLOWED}
   */
  @JsonCreator
  public static Rate parse(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new IllegalArgumentException("must be " + ALLOWED);
    }
    double amount = Double.parseDouble(whole.group(1));
    return new Rate(
        switch (whole.group(2)) {
          case "m" -> amount / 60;
          case "h" -> amount / 3600;
          case null, default -> amount;
        });
  }

  @JsonValue
  @Override
  public String toString() {
    return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString() + "/s";
  }
}
