package dev.throng.runner.imports.locust;

import java.util.List;

/** Functions of numbers that are known. */
final class Arithmetic {
  private Arithmetic() {}

  /**
   * @throws NotUnderstood if it is no such function, or a number is not known
   */
  static Expr of(String name, List<Expr> arguments) {
    List<Expr> numbers =
        arguments.size() == 1 && arguments.getFirst() instanceof Expr.ListOf(List<Expr> items)
            ? items
            : arguments;
    if (numbers.isEmpty() || !numbers.stream().allMatch(n -> n instanceof Expr.Literal(Number _))) {
      throw new NotUnderstood(name.isEmpty() ? "a call" : "a call of " + name);
    }
    boolean whole = numbers.stream().allMatch(n -> n.kind() == Expr.Kind.INT);
    double[] values =
        numbers.stream()
            .mapToDouble(n -> n instanceof Expr.Literal(Number number) ? number.doubleValue() : 0)
            .toArray();
    double first = values[0];
    double result =
        switch (name) {
          case "abs" -> Math.abs(first);
          case "min" -> java.util.Arrays.stream(values).min().orElse(0);
          case "max" -> java.util.Arrays.stream(values).max().orElse(0);
          case "sum" -> java.util.Arrays.stream(values).sum();
          case "round" -> rounded(values);
          case "math.floor" -> Math.floor(first);
          case "math.ceil" -> Math.ceil(first);
          case "math.sqrt" -> Math.sqrt(first);
          case "math.exp" -> Math.exp(first);
          case "math.sin" -> Math.sin(first);
          case "math.cos" -> Math.cos(first);
          case "math.log" -> Math.log(first) / (values.length > 1 ? Math.log(values[1]) : 1);
          case "math.log10" -> Math.log10(first);
          case "pow", "math.pow" -> Math.pow(first, values.length > 1 ? values[1] : 1);
          default -> throw new NotUnderstood("a call of " + name);
        };
    boolean isWhole =
        switch (name) {
          case "abs", "min", "max", "sum", "pow" -> whole;
          case "round" -> values.length == 1 || whole;
          case "math.floor", "math.ceil" -> true;
          default -> false;
        };
    return isWhole ? Expr.of((long) result) : Expr.of(result);
  }

  /** Half to even, as Python does. */
  private static double rounded(double... values) {
    double scale = values.length > 1 ? Math.pow(10, values[1]) : 1;
    return Math.rint(values[0] * scale) / scale;
  }
}
