package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of a user or task set, as Locust collects them. */
final class TaskList {
  private final ClassTree classes;
  private final PyModule module;
  private final Evaluator evaluator;

  /** A function or class, how often it is drawn, and its tags. */
  record Entry(Py definition, long weight, List<String> tags, boolean bound) {}

  TaskList(ClassTree classes, PyModule module, Evaluator evaluator) {
    this.classes = classes;
    this.module = module;
    this.evaluator = evaluator;
  }

  /** Those of the bases come first. */
  List<Entry> of(Py definition) {
    List<Entry> entries = new ArrayList<>();
    for (Py each : classes.line(definition).reversed()) {
      Map<String, Py> members = new LinkedHashMap<>();
      for (Py statement : each.list("body")) {
        if (statement.is("ClassDef") && statement.text("name").equals("task_set")) {
          entries.add(new Entry(statement, 1, tags(statement), true));
        } else if (statement.is("Expr") && statement.get("value").is("Call")) {
          evaluator.walk.context.notes.leftOut(
              "line " + statement.line() + ": " + statement.shown() + ".");
        } else if (statement.is("FunctionDef")
            || statement.is("AsyncFunctionDef")
            || statement.is("ClassDef")) {
          members.put(statement.text("name"), statement);
        } else if (statement.is("Assign")
            && statement.list("targets").stream()
                .anyMatch(t -> t.isName("tasks") || t.isName("task_set"))) {
          listed(statement.get("value"), each, entries);
        } else if (statement.is("AnnAssign") && statement.get("target").isName("tasks")) {
          listed(statement.get("value"), each, entries);
        }
      }
      members.values().stream()
          .filter(classes::isTask)
          .map(member -> new Entry(member, weight(member), tags(member), true))
          .forEach(entries::add);
    }
    return entries;
  }

  private void listed(Py value, Py owner, List<Entry> entries) {
    switch (value.kind()) {
      case "List", "Tuple" ->
          value
              .list("elts")
              .forEach(item -> {
                if (item.is("Tuple")) {
                  entry(
                      item.list("elts").getFirst(),
                      number(item.list("elts").getLast()),
                      owner,
                      entries);
                } else {
                  entry(item, 1, owner, entries);
                }
              });
      case "Dict" -> {
        List<Py> weights = value.list("values");
        List<Py> keys = value.list("keys");
        for (int i = 0; i < keys.size(); i++) {
          entry(keys.get(i), number(weights.get(i)), owner, entries);
        }
      }
      default -> entry(value, 1, owner, entries);
    }
  }

  private void entry(Py named, long weight, Py owner, List<Entry> entries) {
    String name = named.text("id");
    for (Py statement : owner.list("body")) {
      if (!name.isEmpty() && statement.text("name").equals(name)) {
        entries.add(new Entry(statement, weight, tags(statement), true));
        return;
      }
    }
    if (module.functions.containsKey(name)) {
      Py function = module.functions.get(name);
      entries.add(new Entry(function, weight, tags(function), true));
    } else if (classes.has(name)) {
      entries.add(new Entry(classes.get(name), weight, tags(classes.get(name)), true));
    } else {
      evaluator.walk.context.notes.leftOut(
          "line " + named.line() + ": a task that is in another file.");
    }
  }

  private long weight(Py member) {
    for (Py decorator : member.list("decorator_list")) {
      if (decorator.is("Call")
          && module.resolved(decorator.get("func")).endsWith("task")
          && !module.resolved(decorator.get("func")).endsWith("seq_task")
          && !decorator.list("args").isEmpty()) {
        return number(decorator.list("args").getFirst());
      }
      if (decorator.is("Call")
          && !decorator.list("keywords").isEmpty()
          && module.resolved(decorator.get("func")).endsWith(".task")) {
        return number(decorator.list("keywords").getFirst().get("value"));
      }
    }
    return 1;
  }

  long number(Py node) {
    try {
      return switch (evaluator.expr(node)) {
        case Expr.Literal(Number weight)
            when weight.doubleValue() >= 0 && weight.doubleValue() <= 1_000_000 ->
            weight.longValue();
        case Expr.Cast(Expr.Kind _, Expr.Setting(String _, String otherwise))
            when otherwise != null && otherwise.matches("\\d{1,6}") ->
            Long.parseLong(otherwise);
        default -> throw new NotUnderstood("a weight");
      };
    } catch (NotUnderstood e) {
      evaluator.walk.context.notes.fillIn(
          "line "
              + node.line()
              + ": a weight that is only known while the file runs; it is 1 here.");
      return 1;
    }
  }

  private List<String> tags(Py member) {
    List<String> tags = new ArrayList<>();
    for (Py decorator : member.list("decorator_list")) {
      if (decorator.is("Call") && module.resolved(decorator.get("func")).endsWith("tag")) {
        decorator
            .list("args")
            .forEach(argument -> {
              if (argument.json().path("value").isTextual()) {
                tags.add(argument.json().path("value").textValue());
              }
            });
      }
    }
    return tags.stream().distinct().limit(20).toList();
  }
}
