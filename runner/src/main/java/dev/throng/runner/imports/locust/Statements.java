package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks through the statements of one function. */
final class Statements {
  final Walk walk;
  final Frame frame;
  final Evaluator evaluator;
  final Assignments assignments;
  private final Effects effects;
  private final Loops loops;
  private final Whiles whiles;
  private @Nullable Value returned;
  private int returns;

  Statements(Walk walk, Frame frame) {
    this.walk = walk;
    this.frame = frame;
    evaluator = new Evaluator(walk, frame, new FileCalls(walk));
    assignments = new Assignments(this);
    effects = new Effects(this);
    loops = new Loops(this);
    whiles = new Whiles(this, loops);
  }

  /** All that a function does goes where the walk's acts go; gives what it returns. */
  Value function(Py definition) {
    walk.enter(definition);
    List<Act> before = walk.out;
    List<Act> acts = new ArrayList<>();
    walk.out = acts;
    try {
      run(definition.list("body"));
    } finally {
      walk.exit();
      walk.out = before;
    }
    before.addAll(Leaving.out(acts, Act.From.FUNCTION));
    if (returned != null && returns == 1) {
      return returned;
    }
    return returns == 0 ? Expr.Literal.NULL : new Value.Unknown(definition.line());
  }

  Flow run(List<Py> body) {
    Expr path = walk.path;
    Act.Request about = walk.current;
    boolean judged = false;
    boolean fails = false;
    boolean hole = false;
    for (Py statement : body) {
      Flow flow = understood(statement);
      judged |= flow.judged();
      fails |= flow.fails();
      hole |= opensHole;
      opensHole = false;
      if (flow.ends()) {
        restore(path, about);
        return new Flow(true, judged && !hole, fails && !hole);
      }
    }
    restore(path, about);
    return new Flow(false, judged && !hole, fails && !hole);
  }

  private void restore(@Nullable Expr path, Act.@Nullable Request about) {
    if (walk.current == about) {
      walk.path = path;
    }
  }

  /** Whether the last branch left without a word on the answer. */
  private boolean opensHole;

  private Flow understood(Py statement) {
    try {
      return statement(statement);
    } catch (NotUnderstood e) {
      remark(statement, e.what());
      Unknowns.spread(statement, walk, frame);
      Optional<Act.From> left = Unknowns.leaves(statement);
      if (left.isEmpty()) {
        return Flow.ON;
      }
      walk.out.add(
          new Act.Remark(
              statement.line(), "what comes after it is left out, since it depends on it"));
      walk.out.add(new Act.Leave(left.get()));
      return Flow.END;
    }
  }

  void remark(Py statement, String what) {
    walk.out.add(new Act.Remark(statement.line(), what + ": " + statement.shown()));
  }

  private Flow statement(Py statement) {
    return switch (statement.kind()) {
      case "Expr" -> effects.of(statement.get("value"));
      case "Assign", "AnnAssign", "AugAssign" -> {
        assignments.of(statement);
        yield Flow.ON;
      }
      case "If" -> branch(statement);
      case "For" -> loops.of(statement);
      case "While" -> whiles.of(statement);
      case "With" -> with(statement);
      case "Try" -> attempt(statement);
      case "Return" -> {
        returns++;
        returned =
            statement.has("value") ? evaluator.value(statement.get("value")) : Expr.Literal.NULL;
        walk.out.add(new Act.Leave(Act.From.FUNCTION));
        yield Flow.END;
      }
      case "Raise" -> raise(statement);
      case "Assert" -> asserted(statement);
      case "Break" -> leave(Act.From.LOOP);
      case "Continue" -> leave(Act.From.ROUND);
      case "Global" -> {
        statement.json().path("names").forEach(name -> frame.global(name.asText()));
        yield Flow.ON;
      }
      case "Pass", "Import", "ImportFrom", "Nonlocal", "FunctionDef", "ClassDef" -> Flow.ON;
      default ->
          throw new NotUnderstood(
              switch (statement.kind()) {
                case "Delete" -> "a deletion";
                default -> "a statement of kind " + statement.kind();
              });
    };
  }

  private Flow leave(Act.From from) {
    walk.out.add(new Act.Leave(from));
    return Flow.END;
  }

  private Flow raise(Py statement) {
    String name =
        walk.module.resolved(
            statement.get("exc").is("Call")
                ? statement.get("exc").get("func")
                : statement.get("exc"));
    walk.endsUser |= walk.isStart;
    if (walk.isStart || name.endsWith("StopUser")) {
      stop(false);
    }
    if (name.endsWith("InterruptTaskSet")) {
      walk.interrupts = true;
    }
    return leave(Act.From.TASK);
  }

  /** The user ends, now or when its task is done. */
  void stop(boolean test) {
    walk.out.add(new Act.Stop(walk.context.variable(Context.Owner.USER, "user ended"), test));
  }

  private Flow asserted(Py statement) {
    Expr condition = evaluator.condition(statement.get("test"));
    if (condition instanceof Expr.Literal(Boolean known)) {
      return known ? Flow.ON : leave(Act.From.TASK);
    }
    Expr broken = Folding.not(condition);
    if (condition.readsAnswer() && walk.current != null) {
      walk.current.judged.add(
          new Act.Judged(
              walk.path == null ? broken : Folding.both(walk.path, broken),
              Expr.of("assertion of line " + statement.line())));
    }
    walk.endsUser |= walk.isStart;
    walk.out.add(new Act.Branch(broken, List.of(new Act.Leave(Act.From.TASK)), List.of()));
    return Flow.ON;
  }

  private Flow branch(Py statement) {
    Expr condition = evaluator.condition(statement.get("test"));
    if (condition instanceof Expr.Literal(Boolean known)) {
      return run(statement.list(known ? "body" : "orelse"));
    }
    Act.Request about = walk.current;
    Expr path = walk.path;
    Side then = side(statement.list("body"), about, Folding.both(path, condition));
    Expr not = Folding.not(condition);
    Expr past = then.flow().fails() ? path : Folding.both(path, not);
    Side otherwise = side(statement.list("orelse"), about, past);
    walk.out.add(new Act.Branch(condition, then.acts(), otherwise.acts()));
    walk.current =
        then.flow().ends()
            ? otherwise.current()
            : otherwise.flow().ends() || then.current() == otherwise.current()
                ? then.current()
                : null;
    walk.path = path;
    if (then.flow().ends() && !otherwise.flow().ends()) {
      opensHole = !then.flow().judged();
      walk.path = past;
      return otherwise.flow();
    }
    if (otherwise.flow().ends() && !then.flow().ends()) {
      opensHole = !otherwise.flow().judged();
      walk.path = otherwise.flow().fails() ? path : Folding.both(path, condition);
      return then.flow();
    }
    return new Flow(
        then.flow().ends() && otherwise.flow().ends(),
        then.flow().judged() && otherwise.flow().judged(),
        then.flow().fails() && otherwise.flow().fails());
  }

  private record Side(List<Act> acts, Flow flow, Act.@Nullable Request current) {}

  private Side side(List<Py> body, Act.@Nullable Request about, @Nullable Expr path) {
    List<Act> before = walk.out;
    var names = frame.begin();
    walk.out = new ArrayList<>();
    walk.current = about;
    walk.path = path;
    walk.depth++;
    try {
      Flow flow = run(body);
      return new Side(walk.out, flow, walk.current);
    } finally {
      walk.out = before;
      walk.depth--;
      frame.end(names, walk);
    }
  }

  private Flow with(Py statement) {
    String before = walk.requestName;
    Act.Request opened = null;
    for (Py item : statement.list("items")) {
      Py call = item.get("context_expr");
      if (call.is("Call") && call.get("func").dotted().endsWith(".client.rename_request")) {
        walk.requestName =
            evaluator.expr(call.list("args").getFirst()) instanceof Expr.Literal(String name)
                ? name
                : "";
        continue;
      }
      if (!(evaluator.value(call) instanceof Value.Answer(Act.Request request))) {
        throw new NotUnderstood("a with of something else than a request");
      }
      opened = request;
      if (item.get("optional_vars").is("Name")) {
        frame.put(item.get("optional_vars").text("id"), new Value.Answer(request));
      }
    }
    Flow flow = run(statement.list("body"));
    walk.requestName = before;
    if (opened != null) {
      opened.judgedAlways |= flow.judged();
    }
    return new Flow(flow.ends(), false, false);
  }

  /** What goes wrong ends the task here, so that nothing is caught. */
  private Flow attempt(Py statement) {
    Flow flow = run(statement.list("body"));
    for (Py handler : statement.list("handlers")) {
      boolean[] asks = new boolean[1];
      handler.each(node -> asks[0] |= node.is("Attribute") && node.text("attr").equals("client"));
      if (asks[0]) {
        walk.out.add(new Act.Remark(handler.line(), "requests after an exception: except"));
      }
    }
    if (!flow.ends()) {
      flow = run(statement.list("orelse")).ends() ? Flow.END : flow;
    }
    Flow last = flow.ends() ? Flow.ON : run(statement.list("finalbody"));
    return new Flow(
        flow.ends() || last.ends(), flow.judged() || last.judged(), flow.fails() || last.fails());
  }
}
