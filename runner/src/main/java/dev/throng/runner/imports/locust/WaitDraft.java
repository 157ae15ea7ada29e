package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wait time.
 *
 * @param kind {@code between}, {@code constant}, {@code pacing}, {@code throughput} or {@code
 *     exponential}
 * @param numbers seconds; a rate for {@code throughput}
 */
record WaitDraft(String kind, List<Double> numbers) {
  /**
   * @param node what {@code wait_time} is set to, or the function of that name
   * @throws NotUnderstood if it is another one
   */
  static WaitDraft of(Py node, Evaluator evaluator) {
    return switch (node.kind()) {
      case "Call" -> named(node, evaluator);
      case "Lambda" -> drawn(evaluator.expr(node.get("body")));
      case "FunctionDef" -> {
        List<Py> body = new ArrayList<>(node.list("body"));
        body.removeIf(statement -> statement.is("Expr"));
        if (body.size() != 1 || !body.getFirst().is("Return")) {
          throw new NotUnderstood("a wait time that is computed");
        }
        yield drawn(evaluator.expr(body.getFirst().get("value")));
      }
      default -> throw new NotUnderstood("a wait time that is computed");
    };
  }

  private static WaitDraft named(Py call, Evaluator evaluator) {
    String name = evaluator.walk.module.resolved(call.get("func"));
    List<Double> numbers = new ArrayList<>();
    for (Py place : call.list("args")) {
      numbers.add(number(evaluator.expr(place)));
    }
    for (Py keyword : call.list("keywords")) {
      numbers.add(number(evaluator.expr(keyword.get("value"))));
    }
    String kind =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "between" -> "between";
          case "constant" -> "constant";
          case "constant_pacing" -> "pacing";
          case "constant_throughput" -> "throughput";
          default -> throw new NotUnderstood("a wait time of another kind");
        };
    return checked(kind, numbers);
  }

  private static WaitDraft checked(String kind, List<Double> numbers) {
    if (numbers.size() != (kind.equals("between") ? 2 : 1)
        || numbers.stream().anyMatch(n -> n < 0)) {
      throw new NotUnderstood("a wait time of these numbers");
    }
    if (kind.equals("between") && numbers.getFirst() > numbers.getLast()) {
      return new WaitDraft(kind, numbers.reversed());
    }
    boolean zero = numbers.getFirst() == 0 && (kind.equals("pacing") || kind.equals("throughput"));
    return zero
        ? new WaitDraft("constant", List.of(0.0))
        : new WaitDraft(kind, List.copyOf(numbers));
  }

  private static WaitDraft drawn(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Number known) -> checked("constant", List.of(known.doubleValue()));
      case Expr.RandomReal(Expr from, Expr to) ->
          checked("between", List.of(number(from), number(to)));
      case Expr.RandomInt(Expr from, Expr to) ->
          checked("between", List.of(number(from), number(to)));
      default -> throw new NotUnderstood("a wait time that is computed");
    };
  }

  /** Of old locustfiles, in milliseconds. */
  static @Nullable WaitDraft ofBounds(@Nullable Value least, @Nullable Value most) {
    return least instanceof Expr.Literal(Number from) && most instanceof Expr.Literal(Number to)
        ? checked("between", List.of(from.doubleValue() / 1000, to.doubleValue() / 1000))
        : null;
  }

  private static double number(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Number known) -> known.doubleValue();
      case Expr.Cast(Expr.Kind _, Expr.Setting(String _, String otherwise))
          when otherwise != null ->
          parsed(otherwise);
      case Expr.Setting(String _, String otherwise) when otherwise != null -> parsed(otherwise);
      default -> throw new NotUnderstood("a wait time that is only known while the test runs");
    };
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new NotUnderstood("a wait time that is no number");
    }
  }
}
