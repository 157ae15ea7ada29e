package dev.throng.runner.imports.locust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls for what they do: sleeping, judging an answer, setting headers. */
final class Effects {
  private static final Set<String> SILENT =
      Set.of(
          "print",
          "debug",
          "info",
          "warning",
          "error",
          "exception",
          "critical",
          "log",
          "pprint",
          "flush");
  private static final Set<String> SLEEPING = Set.of("time.sleep", "gevent.sleep", "sleep");

  private final Statements statements;
  private final Walk walk;

  Effects(Statements statements) {
    this.statements = statements;
    walk = statements.walk;
  }

  Flow of(Py expression) {
    if (expression.is("Constant")) {
      return Flow.ON;
    }
    if (!expression.is("Call")) {
      throw new NotUnderstood("an expression");
    }
    Py function = expression.get("func");
    String name = walk.module.resolved(function);
    String last = name.substring(name.lastIndexOf('.') + 1);
    Py owner = function.get("value");
    if (SLEEPING.contains(name)) {
      sleep(expression);
    } else if (name.equals("random.seed") || name.equals("locust.log.setup_logging")) {
      return Flow.ON;
    } else if (last.equals("interrupt")) {
      walk.interrupts = true;
      return leave();
    } else if (Stops.test(name)) {
      walk.context.notes.decided(
          "line "
              + expression.line()
              + ": Locust ends the whole test there, here only the user ends.");
      statements.stop(true);
      return leave();
    } else if (last.equals("stop") && isMe(owner)) {
      statements.stop(false);
      return isForced(expression) ? leave() : Flow.ON;
    } else if (name.endsWith(".client.headers.update")) {
      setHeaders(expression);
    } else if (name.endsWith(".client.cookies.clear") || name.endsWith(".client.close")) {
      throw new NotUnderstood("cookies of the client");
    } else if (name.equals("super")) {
      return Flow.ON;
    } else if (function.is("Attribute")
        && owner.is("Name")
        && statements.evaluator.named(owner.text("id"))
            instanceof Value.Answer(Act.Request request)) {
      return answer(request, last, expression);
    } else if (SILENT.contains(last) && !owner.dotted().endsWith("client")) {
      return Flow.ON;
    } else {
      statements.evaluator.value(expression);
    }
    return Flow.ON;
  }

  private Flow leave() {
    walk.out.add(new Act.Leave(Act.From.TASK));
    return Flow.END;
  }

  private boolean isMe(Py owner) {
    return (owner.is("Name") || owner.is("Attribute"))
        && statements.evaluator.value(owner) instanceof Value.Me;
  }

  /** {@code stop(force=True)} ends the task too. */
  private static boolean isForced(Py call) {
    Py force = Arguments.of(call).get(0, "force");
    return force != null && force.json().path("value").asBoolean();
  }

  private void sleep(Py call) {
    Expr seconds = statements.evaluator.expr(call.list("args").getFirst());
    switch (seconds) {
      case Expr.Literal(Number known) ->
          walk.out.add(new Act.Pause(Math.round(known.doubleValue() * 1e9)));
      case Expr.RandomReal(Expr.Literal(Number from), Expr.Literal(Number to)) ->
          between(from, to, call);
      case Expr.RandomInt(Expr.Literal(Number from), Expr.Literal(Number to)) ->
          between(from, to, call);
      default -> throw new NotUnderstood("a sleep whose length is only known while the test runs");
    }
  }

  private void between(Number from, Number to, Py call) {
    walk.context.notes.decided(
        "line "
            + call.line()
            + ": a sleep between "
            + from
            + " and "
            + to
            + " s is one of their mean.");
    walk.out.add(new Act.Pause(Math.round((from.doubleValue() + to.doubleValue()) / 2 * 1e9)));
  }

  private Flow answer(Act.Request request, String method, Py call) {
    switch (method) {
      case "failure" -> {
        judge(request, message(call));
        return Flow.FAILURE;
      }
      case "success" -> {
        judge(request, null);
        return Flow.SUCCESS;
      }
      case "raise_for_status" -> {
        Expr failed =
            new Expr.Operation(">=", walk.answered(request, Expr.Part.STATUS, ""), Expr.of(400L));
        walk.endsUser |= walk.isStart;
        walk.out.add(new Act.Branch(failed, List.of(new Act.Leave(Act.From.TASK)), List.of()));
        return Flow.ON;
      }
      case "close" -> {
        return Flow.ON;
      }
      default -> {
        statements.evaluator.value(call);
        return Flow.ON;
      }
    }
  }

  private void judge(Act.Request request, @org.jspecify.annotations.Nullable Expr message) {
    if (request != walk.current) {
      throw new NotUnderstood("a judgement of an answer that is not the last one");
    }
    request.judged.add(new Act.Judged(walk.path, message));
  }

  private Expr message(Py call) {
    Expr otherwise = Expr.of("line " + call.line());
    if (call.list("args").isEmpty()) {
      return otherwise;
    }
    try {
      return Folding.text(List.of(statements.evaluator.expr(call.list("args").getFirst())));
    } catch (NotUnderstood e) {
      return otherwise;
    }
  }

  private void setHeaders(Py call) {
    Map<String, Expr> headers = new LinkedHashMap<>();
    walk.keeps = true;
    try {
      for (Py argument : call.list("args")) {
        headers.putAll(new ClientCalls(walk).headers(argument, statements.evaluator));
      }
    } finally {
      walk.keeps = false;
    }
    walk.out.add(new Act.SetHeader(headers));
  }
}
