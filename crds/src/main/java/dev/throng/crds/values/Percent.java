package dev.throng.crds.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A share of a whole, written {@code 5%} or {@code 0.5%}, kept as a ratio (0.05, 0.005). */
public record Percent(double ratio) {
  public static final String ALLOWED = "a percentage such as 5% or 0.5%";

  /** The same as a regular expression, for schemas. */
  public static final String PATTERN = "[0-9]+(\\.[0-9]+)?%";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);

  /**
   * @throws IllegalArgumentException if the text is not {@link #ALLOWED}
   */
  @JsonCreator
  public static Percent parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be " + ALLOWED);
    }
    return new Percent(
        new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2).doubleValue());
  }

  @JsonValue
  @Override
  public String toString() {
    return BigDecimal.valueOf(ratio).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
