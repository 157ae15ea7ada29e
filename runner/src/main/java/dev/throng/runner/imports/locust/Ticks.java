package dev.throng.runner.imports.locust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes plain arithmetic of a load shape for one second of the run; everything that it reads is
 * known.
 */
final class Ticks implements Evaluator.Calls {
  private static final int MOST_STATEMENTS = 20_000;

  private final Walk walk;
  private final double second;
  private int statements;

  Ticks(Walk walk, int second) {
    this.walk = walk;
    this.second = second;
  }

  Expr result(Py function) {
    Frame frame = new Frame(null);
    List<Py> parameters = function.get("args").list("args");
    if (!parameters.isEmpty()) {
      frame.put(parameters.getFirst().text("arg"), new Value.Me());
    }
    Expr result = run(function.list("body"), new Evaluator(walk, frame, this));
    return result == null ? Expr.Literal.NULL : result;
  }

  @Override
  public @Nullable Value call(Py call, Evaluator evaluator) {
    Py function = call.get("func");
    String method = function.text("attr");
    if (function.is("Attribute")
        && function.get("value").is("Name")
        && evaluator.named(function.get("value").text("id")) instanceof Value.Me) {
      if (method.equals("get_run_time")) {
        return Expr.of(second);
      }
      if (walk.attributes.get(method) instanceof Value.Function(Py definition, boolean _)
          && call.list("args").isEmpty()) {
        return result(definition);
      }
      throw new NotUnderstood("a call of self." + method);
    }
    return null;
  }

  /** What the first return gives; null if none is reached. */
  private @Nullable Expr run(List<Py> body, Evaluator evaluator) {
    for (Py statement : body) {
      if (++statements > MOST_STATEMENTS) {
        throw new NotUnderstood("a tick that computes too long");
      }
      Expr result =
          switch (statement.kind()) {
            case "Return" ->
                statement.has("value") ? evaluator.expr(statement.get("value")) : Expr.Literal.NULL;
            case "If" ->
                run(
                    statement.list(isTrue(statement.get("test"), evaluator) ? "body" : "orelse"),
                    evaluator);
            case "For" -> loop(statement, evaluator);
            case "Assign" -> {
              Expr value = evaluator.expr(statement.get("value"));
              statement.list("targets").forEach(target -> assign(target, value, evaluator));
              yield null;
            }
            case "AugAssign" -> {
              Expr sum = sum(statement, evaluator);
              assign(statement.get("target"), sum, evaluator);
              yield null;
            }
            case "Expr", "Pass" -> null;
            default ->
                throw new NotUnderstood("a tick with a statement of kind " + statement.kind());
          };
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private static Expr sum(Py statement, Evaluator evaluator) {
    Expr before = evaluator.expr(statement.get("target"));
    Expr change = evaluator.expr(statement.get("value"));
    return switch (statement.get("op").kind()) {
      case "Add" -> Folding.operation("+", before, change);
      case "Sub" -> Folding.operation("-", before, change);
      case "Mult" -> Folding.operation("*", before, change);
      default -> throw new NotUnderstood("an operator");
    };
  }

  private static boolean isTrue(Py test, Evaluator evaluator) {
    if (evaluator.condition(test) instanceof Expr.Literal(Boolean known)) {
      return known;
    }
    throw new NotUnderstood("a tick that depends on more than the time");
  }

  private @Nullable Expr loop(Py loop, Evaluator evaluator) {
    for (Expr item : Evaluator.items(evaluator.expr(loop.get("iter")))) {
      assign(loop.get("target"), item, evaluator);
      Expr result = run(loop.list("body"), evaluator);
      if (result != null) {
        return result;
      }
    }
    return run(loop.list("orelse"), evaluator);
  }

  private void assign(Py target, Expr value, Evaluator evaluator) {
    switch (target.kind()) {
      case "Name" -> evaluator.frame().put(target.text("id"), value);
      case "Attribute" -> walk.attributes.put(target.text("attr"), value);
      case "Tuple" -> {
        List<Expr> values = Evaluator.items(value);
        List<Py> names = target.list("elts");
        if (values.size() != names.size()) {
          throw new NotUnderstood("a tick that takes a tuple apart");
        }
        for (int i = 0; i < names.size(); i++) {
          assign(names.get(i), values.get(i), evaluator);
        }
      }
      default -> throw new NotUnderstood("a tick with an assignment");
    }
  }
}
