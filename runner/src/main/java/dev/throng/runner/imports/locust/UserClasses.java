package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates one user class. */
final class UserClasses {
  private final ClassTree classes;
  private final Walk walk;
  private final TaskList lists;
  private final Evaluator evaluator;

  UserClasses(ClassTree classes, Walk walk) {
    this.classes = classes;
    this.walk = walk;
    evaluator = new Evaluator(walk, new Frame(null), new FileCalls(walk));
    lists = new TaskList(classes, walk.module, evaluator);
  }

  UserDraft of(Py definition) {
    members(definition);
    for (String base : classes.foreign(definition)) {
      walk.context.notes.decided(
          definition.text("name")
              + " extends "
              + base
              + ", which is in another file: what it has is not here.");
    }
    walk.host = walk.attributes.get("host") instanceof Expr host ? known(host) : "";
    long weight = number("weight", 1);
    long fixed = number("fixed_count", 0);
    List<TaskList.Entry> entries = lists.of(definition);
    List<Act> onStart = start("__init__", definition);
    onStart.addAll(start("on_start", definition));
    Py owner = definition;
    boolean inOrder = false;
    WaitDraft pause = pause(definition);
    while (entries.size() == 1 && entries.getFirst().definition().is("ClassDef")) {
      // a user that has one task set and nothing else does what the task set does
      owner = entries.getFirst().definition();
      members(owner);
      inOrder = classes.role(owner) == ClassTree.Role.SEQUENCE;
      WaitDraft inner = pause(owner);
      pause = inner == null ? pause : inner;
      onStart.addAll(start("on_start", owner));
      entries = lists.of(owner);
    }
    TaskSets sets = new TaskSets(this, classes, walk, lists);
    List<UserDraft.TaskDraft> tasks = sets.tasks(entries, inOrder);
    onStart.addAll(sets.entered());
    List<Act> onStop = run("on_stop", definition);
    return new UserDraft(
        definition.text("name"),
        definition.line(),
        walk.host,
        weight,
        fixed,
        pause,
        initial(onStart),
        walk.endsUser,
        onStop,
        inOrder,
        tasks);
  }

  /** Attributes that change have the value of the class at first. */
  private List<Act> initial(List<Act> onStart) {
    List<Act> all = new ArrayList<>();
    for (String name : walk.learned.changing.stream().sorted().toList()) {
      if (walk.attributes.get(name) instanceof Expr value
          && !walk.learned.unknown.containsKey(name)
          && value.isConstant()) {
        all.add(new Act.Assign(walk.context.variable(Context.Owner.USER, name), value));
      }
    }
    for (String name : walk.learned.globals.stream().sorted().toList()) {
      if (walk.top.get(name) instanceof Expr value && value.isConstant()) {
        all.add(new Act.Assign(walk.context.variable(Context.Owner.FILE, name), value));
        walk.context.notes.decided(
            name + " is shared by all users in Locust; each has its own here.");
      }
    }
    all.addAll(onStart);
    return all;
  }

  /** Constants and methods of a class and its bases, on top of those that are there. */
  Map<String, Value> members(Py definition) {
    Map<String, Value> before = new HashMap<>(walk.attributes);
    for (Py each : classes.line(definition).reversed()) {
      for (Py statement : each.list("body")) {
        switch (statement.kind()) {
          case "FunctionDef", "AsyncFunctionDef" -> {
            walk.attributes.put(
                statement.text("name"), new Value.Function(statement, !isStatic(statement)));
            walk.methods
                .computeIfAbsent(statement.text("name"), _ -> new ArrayList<>())
                .addFirst(statement);
          }
          case "Assign" -> statement.list("targets").forEach(target -> constant(target, statement));
          case "AnnAssign" -> constant(statement.get("target"), statement);
          default -> {}
        }
      }
    }
    return before;
  }

  private static boolean isStatic(Py method) {
    return method.list("decorator_list").stream().anyMatch(d -> d.isName("staticmethod"));
  }

  private void constant(Py target, Py statement) {
    String name = target.text("id");
    if (name.isEmpty()
        || name.equals("tasks")
        || name.equals("wait_time")
        || !statement.has("value")) {
      return;
    }
    try {
      walk.attributes.put(
          name, walk.context.guarded(name, evaluator.value(statement.get("value"))));
    } catch (NotUnderstood e) {
      walk.attributes.put(name, new Value.Unknown(statement.line()));
    }
  }

  private @Nullable WaitDraft pause(Py definition) {
    for (Py each : classes.line(definition)) {
      for (Py statement : each.list("body").reversed()) {
        boolean names =
            statement.list("targets").stream().anyMatch(t -> t.isName("wait_time"))
                || statement.get("target").isName("wait_time");
        boolean method = statement.is("FunctionDef") && statement.text("name").equals("wait_time");
        if (names || method) {
          return pause(method ? statement : statement.get("value"), statement);
        }
      }
    }
    return WaitDraft.ofBounds(walk.attributes.get("min_wait"), walk.attributes.get("max_wait"));
  }

  private @Nullable WaitDraft pause(Py node, Py statement) {
    try {
      return WaitDraft.of(node, evaluator);
    } catch (NotUnderstood e) {
      walk.context.notes.fillIn(
          "line " + statement.line() + ": " + e.what() + "; it is between 1s and 5s here.");
      return new WaitDraft("between", List.of(1.0, 5.0));
    }
  }

  private long number(String attribute, long otherwise) {
    return walk.attributes.get(attribute) instanceof Expr.Literal(Number number)
            && number.doubleValue() >= 0
            && number.doubleValue() <= 1_000_000
        ? number.longValue()
        : otherwise;
  }

  static String known(Expr expr) {
    return switch (expr) {
      case Expr.Literal(String text) -> text;
      case Expr.Setting(String _, String otherwise) -> otherwise == null ? "" : otherwise;
      case Expr.Text(List<Expr> parts) -> {
        StringBuilder text = new StringBuilder();
        for (Expr part : parts) {
          String known = known(part);
          if (known.isEmpty()) {
            yield "";
          }
          text.append(known);
        }
        yield text.toString();
      }
      default -> "";
    };
  }

  private List<Act> start(String method, Py definition) {
    walk.isStart = true;
    List<Act> acts = run(method, definition);
    walk.isStart = false;
    return acts;
  }

  /** What a method of a class or of its bases does. */
  List<Act> run(String method, Py definition) {
    Optional<Py> found =
        classes.line(definition).stream()
            .flatMap(each -> each.list("body").stream())
            .filter(statement ->
                statement.kind().endsWith("FunctionDef") && statement.text("name").equals(method))
            .findFirst();
    return new ArrayList<>(found.map(this::body).orElse(List.of()));
  }

  /** What a function does whose first parameter is the user. */
  List<Act> body(Py function) {
    Frame frame = Frame.of(function.list("body"));
    List<Py> parameters = function.get("args").list("args");
    if (!parameters.isEmpty()) {
      frame.put(parameters.getFirst().text("arg"), new Value.Me());
    }
    walk.current = null;
    walk.path = null;
    walk.depth = 0;
    walk.out = new ArrayList<>();
    try {
      new Statements(walk, frame).function(function);
      return Leaving.out(walk.out, Act.From.TASK);
    } catch (NotUnderstood e) {
      return List.of(new Act.Remark(function.line(), e.what() + ": def " + function.text("name")));
    }
  }
}
