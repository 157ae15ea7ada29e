package dev.throng.crds.thresholds;

import dev.throng.crds.values.Percent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is expected of a figure in relation to an earlier run: {@code p95 < 110%}.
 *
 * @param ratio of the earlier figure, 1 for the same
 */
public record RelativeExpectation(Statistic statistic, Operator operator, double ratio) {
  private static final Pattern WHOLE =
      Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.]*)\\s*([<>=!]+)\\s*(\\S+)\\s*");

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static RelativeExpectation parse(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new IllegalArgumentException(
          "must be <statistic> <comparison> <percentage of the earlier run>, such as p95 < 110%");
    }
    Statistic statistic = Statistic.parse(whole.group(1));
    Operator operator = Operator.parse(whole.group(2));
    try {
      return new RelativeExpectation(statistic, operator, Percent.parse(whole.group(3)).ratio());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must compare with a percentage of the earlier run such as 110%, not " + whole.group(3),
          e);
    }
  }

  public boolean holds(double observed, double earlier) {
    return operator.holds(observed, ratio * earlier);
  }
}
