package dev.throng.crds.thresholds;

import java.util.Arrays;

/** How an observed value is compared with the expected one. */
public enum Operator {
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  public boolean holds(double observed, double expected) {
    return switch (this) {
      case LESS -> observed < expected;
      case AT_MOST -> observed <= expected;
      case MORE -> observed > expected;
      case AT_LEAST -> observed >= expected;
      case EQUAL -> Double.compare(observed, expected) == 0;
      case NOT_EQUAL -> Double.compare(observed, expected) != 0;
    };
  }

  /**
   * @throws IllegalArgumentException if there is no such sign
   */
  static Operator parse(String sign) {
    return Arrays.stream(values())
        .filter(operator -> operator.sign.equals(sign))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "has the unknown comparison " + sign + "; known: < <= > >= == !="));
  }

  @Override
  public String toString() {
    return sign;
  }
}
