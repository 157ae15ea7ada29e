package dev.throng.crds.thresholds;

import dev.throng.crds.status.Summary;
import dev.throng.crds.values.Percent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is expected of a figure in relation to an earlier run: {@code p95 < 110%}.
 *
 * @param ratio of the earlier figure, 1 for the same
 */
public record RelativeExpectation(Statistic statistic, Operator operator, double ratio) {
  /** More would show how a computer multiplies. */
  private static final int DIGITS = 12;

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
    if (!SummaryFigure.isOne(statistic)) {
      throw new IllegalArgumentException(
          "must be about a figure that is kept of earlier runs, which are "
              + SummaryFigure.ALLOWED
              + "; "
              + statistic
              + " is not");
    }
    Operator operator = Operator.parse(whole.group(2));
    try {
      return new RelativeExpectation(statistic, operator, Percent.parse(whole.group(3)).ratio());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must compare with a percentage of the earlier run such as 110%, not " + whole.group(3),
          e);
    }
  }

  /**
   * Of what is expected of a figure that the earlier run has.
   *
   * @param texts as {@code spec.baseline.expect} has them
   * @param earlier whole run
   * @throws IllegalArgumentException saying what is allowed
   */
  public static List<Expectation> against(Summary earlier, List<String> texts) {
    return texts.stream().flatMap(text -> parse(text).against(earlier).stream()).toList();
  }

  /** Those of the texts that are about a figure which the earlier run does not have. */
  public static List<String> withoutFigure(Summary earlier, List<String> texts) {
    return texts.stream().filter(text -> parse(text).against(earlier).isEmpty()).toList();
  }

  /**
   * The same as an expectation of its own; empty if the earlier run has no such figure.
   *
   * @param earlier whole run
   */
  public Optional<Expectation> against(Summary earlier) {
    OptionalDouble figure = SummaryFigure.of(statistic, earlier);
    if (figure.isEmpty()) {
      return Optional.empty();
    }
    Unit unit = Unit.of(statistic.dimension(), "");
    String value = unit.show(value(ratio * figure.getAsDouble()), DIGITS);
    return Optional.of(Expectation.parse(statistic + " " + operator + " " + value));
  }

  /** Counts are compared with whole numbers. */
  private double value(double exact) {
    if (statistic.dimension() != Unit.Dimension.COUNT) {
      return exact;
    }
    return switch (operator) {
      case LESS, AT_LEAST -> Math.ceil(exact);
      case AT_MOST, MORE -> Math.floor(exact);
      case EQUAL, NOT_EQUAL -> Math.rint(exact);
    };
  }
}
