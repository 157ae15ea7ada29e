package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.Map;

/** Constants of a file: what its top level gives names to. */
final class TopLevel {
  private TopLevel() {}

  static Frame of(PyModule module, Py tree, Context context) {
    Frame top = new Frame(null);
    Walk walk = new Walk(context, module, top, new Walk.Learned());
    walk.out = new ArrayList<>();
    Evaluator evaluator = new Evaluator(walk, top, new FileCalls(walk));
    Map<String, String> open = Tables.open(module.statements);
    for (Py statement : module.statements) {
      try {
        one(statement, top, evaluator, open);
      } catch (NotUnderstood e) {
        Unknowns.spread(statement, walk, top);
      }
    }
    module.functions.values().stream()
        .filter(TopLevel::isListener)
        .forEach(function -> {
          context.notes.leftOut(
              "line "
                  + function.line()
                  + ": "
                  + function.text("name")
                  + ", which Locust calls by itself.");
          changed(function, top, walk);
        });
    return top;
  }

  private static void one(Py statement, Frame top, Evaluator evaluator, Map<String, String> open) {
    switch (statement.kind()) {
      case "Assign" -> {
        Value table = Tables.of(statement.get("value"), open);
        Value value = table == null ? evaluator.value(statement.get("value")) : table;
        for (Py target : statement.list("targets")) {
          if (!target.is("Name")) {
            throw new NotUnderstood("an assignment");
          }
          top.put(target.text("id"), evaluator.walk.context.guarded(target.text("id"), value));
        }
      }
      case "AnnAssign" -> {
        if (statement.has("value")) {
          String name = statement.get("target").text("id");
          top.put(
              name, evaluator.walk.context.guarded(name, evaluator.value(statement.get("value"))));
        }
      }
      case "With" -> Tables.of(statement).forEach(top::put);
      case "For" -> Tables.grown(statement, top).forEach(top::put);
      case "Expr" -> skipNames(statement, top);
      case "Import", "ImportFrom", "Pass" -> {}
      default -> throw new NotUnderstood("a statement");
    }
  }

  private static void skipNames(Py statement, Frame top) {
    String reader = Tables.skipped(statement);
    if (!(top.get(reader) instanceof Value.Table table)) {
      throw new NotUnderstood("a statement");
    }
    top.put(reader, table.belowNames());
  }

  /** Locust calls it by itself, as one of its events. */
  private static boolean isListener(Py function) {
    return function.list("decorator_list").stream()
        .anyMatch(decorator ->
            (decorator.is("Call") ? decorator.get("func") : decorator)
                .dotted()
                .contains("events."));
  }

  /** What Locust's events change is no constant. */
  private static void changed(Py definition, Frame top, Walk walk) {
    definition.each(node -> {
      if (node.is("Global")) {
        node.json()
            .path("names")
            .forEach(name -> top.put(name.asText(), new Value.Unknown(node.line())));
      }
      if (node.is("Call")
          && node.get("func").get("value").is("Name")
          && top.get(node.get("func").get("value").text("id")) != null) {
        Unknowns.mutated(node, walk, top);
      }
    });
  }
}
