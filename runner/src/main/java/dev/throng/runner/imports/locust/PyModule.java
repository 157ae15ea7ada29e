package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that a file gives to modules, functions and classes, and the statements of its top
 * level.
 */
final class PyModule {
  final Map<String, Py> functions = new LinkedHashMap<>();
  final Map<String, Py> classes = new LinkedHashMap<>();
  final List<Py> statements = new ArrayList<>();
  private final Map<String, String> imported = new HashMap<>();

  PyModule(Py module) {
    module.each(this::imports);
    top(module.list("body"));
  }

  private void imports(Py node) {
    String from = node.is("ImportFrom") ? node.text("module") + "." : "";
    if (node.is("Import") || node.is("ImportFrom")) {
      for (Py alias : node.list("names")) {
        String name = alias.text("name");
        if (alias.has("asname")) {
          imported.put(alias.text("asname"), from + name);
        } else if (!from.isEmpty()) {
          imported.put(name, from + name);
        }
      }
    }
  }

  private void top(List<Py> body) {
    for (Py statement : body) {
      switch (statement.kind()) {
        case "FunctionDef", "AsyncFunctionDef" -> functions.put(statement.text("name"), statement);
        case "ClassDef" -> classes.put(statement.text("name"), statement);
        case "Try" -> top(statement.list("body"));
        default -> statements.add(statement);
      }
    }
  }

  /** A dotted name by what was imported: {@code random.randint} for {@code randint}. */
  String resolved(Py expression) {
    String dotted = expression.dotted();
    int dot = dotted.indexOf('.');
    String first = dot < 0 ? dotted : dotted.substring(0, dot);
    String known = imported.get(first);
    return known == null ? dotted : known + (dot < 0 ? "" : dotted.substring(dot));
  }
}
