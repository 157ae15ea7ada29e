package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which classes of a file are users, task sets and load shapes. */
final class ClassTree {
  /** What a class is for Locust. */
  enum Role {
    USER,
    TASK_SET,
    SEQUENCE,
    SHAPE,
    OTHER
  }

  private final PyModule module;
  private final Map<String, Py> classes = new HashMap<>();
  private final Set<String> asTasks = new LinkedHashSet<>();

  ClassTree(PyModule module) {
    this.module = module;
    module.classes.forEach(this::add);
  }

  private void add(String name, Py definition) {
    classes.putIfAbsent(name, definition);
    for (Py statement : definition.list("body")) {
      if (statement.is("ClassDef")) {
        add(statement.text("name"), statement);
        asTasks.add(statement.text("name"));
      }
      boolean tasks =
          statement.list("targets").stream()
              .anyMatch(target -> target.isName("tasks") || target.isName("task_set"));
      if (tasks) {
        statement.get("value").each(node -> asTasks.add(node.text("id")));
      }
    }
  }

  Py get(String name) {
    return classes.getOrDefault(
        name, new Py(com.fasterxml.jackson.databind.node.MissingNode.getInstance()));
  }

  boolean has(String name) {
    return classes.containsKey(name);
  }

  /** It and its bases in the file, each before its own bases. */
  List<Py> line(Py definition) {
    Set<Py> line = new LinkedHashSet<>();
    collect(definition, line, 0);
    return List.copyOf(line);
  }

  private void collect(Py definition, Set<Py> line, int depth) {
    if (depth > 20 || !line.add(definition)) {
      return;
    }
    for (Py base : definition.list("bases")) {
      Py known = classes.get(base.text("id"));
      if (known != null && !known.equals(definition)) {
        collect(known, line, depth + 1);
      }
    }
  }

  Role role(Py definition) {
    for (Py each : line(definition)) {
      for (Py base : each.list("bases")) {
        String name = module.resolved(base);
        String last = name.substring(name.lastIndexOf('.') + 1);
        Role role =
            switch (last) {
              case "HttpUser", "FastHttpUser", "HttpLocust", "FastHttpLocust" -> Role.USER;
              case "TaskSet" -> Role.TASK_SET;
              case "SequentialTaskSet", "TaskSequence" -> Role.SEQUENCE;
              case "LoadTestShape" -> Role.SHAPE;
              case "User" -> Role.OTHER;
              default -> Role.OTHER;
            };
        if (role != Role.OTHER) {
          return role;
        }
      }
    }
    return guessed(definition);
  }

  /** By its name and what it has, where its base is in another file. */
  private Role guessed(Py definition) {
    Set<String> bases = foreign(definition);
    if (bases.isEmpty()) {
      return Role.OTHER;
    }
    String all = String.join(" ", bases).toLowerCase(Locale.ROOT);
    if (all.contains("sequen")) {
      return Role.SEQUENCE;
    } else if (all.contains("taskset") || asTasks.contains(definition.text("name"))) {
      return Role.TASK_SET;
    } else if (all.contains("shape")) {
      return Role.SHAPE;
    }
    boolean tasks = line(definition).stream().anyMatch(this::hasTasks);
    return tasks && !all.matches("user|object|abc|enum|.*mixin.*") ? Role.USER : Role.OTHER;
  }

  /** Bases that are neither in the file nor Locust's own. */
  Set<String> foreign(Py definition) {
    Set<String> bases = new LinkedHashSet<>();
    for (Py each : line(definition)) {
      for (Py base : each.list("bases")) {
        String name = module.resolved(base);
        if (!name.isEmpty() && !classes.containsKey(name) && !name.startsWith("locust.")) {
          bases.add(name);
        }
      }
    }
    return bases;
  }

  private boolean hasTasks(Py definition) {
    return definition.list("body").stream()
        .anyMatch(statement ->
            isTask(statement)
                || statement.list("targets").stream().anyMatch(target -> target.isName("tasks")));
  }

  boolean isTask(Py definition) {
    return definition.list("decorator_list").stream()
        .map(decorator -> decorator.is("Call") ? decorator.get("func") : decorator)
        .map(module::resolved)
        .anyMatch(name ->
            name.equals("locust.task")
                || name.equals("task")
                || name.endsWith(".task")
                || name.endsWith("seq_task"));
  }

  /** Users that are spawned: not abstract, and base of no other unless they have tasks. */
  List<Py> users() {
    List<Py> users = new ArrayList<>();
    for (Py definition : module.classes.values()) {
      boolean isAbstract =
          definition.list("body").stream()
              .anyMatch(statement ->
                  statement.list("targets").stream().anyMatch(target -> target.isName("abstract"))
                      && statement.get("value").json().path("value").asBoolean());
      boolean tasks =
          line(definition).stream().anyMatch(this::hasTasks)
              || line(definition).stream().anyMatch(this::hasTaskSet);
      if (role(definition) == Role.USER && !isAbstract && tasks) {
        users.add(definition);
      }
    }
    return users;
  }

  private boolean hasTaskSet(Py definition) {
    return definition.list("body").stream()
        .anyMatch(statement ->
            statement.text("name").equals("task_set")
                || statement.list("targets").stream()
                    .anyMatch(target -> target.isName("task_set")));
  }
}
