package dev.throng.runner.imports.locust;

import java.util.Optional;
import java.util.Set;

/** What follows from a statement that is not understood. */
final class Unknowns {
  private static final Set<String> CHANGING =
      Set.of(
          "append",
          "extend",
          "update",
          "pop",
          "popitem",
          "remove",
          "insert",
          "clear",
          "sort",
          "reverse",
          "setdefault",
          "add",
          "discard",
          "shuffle");

  private Unknowns() {}

  /** All that it may give another value is not known from here on. */
  static void spread(Py statement, Walk walk, Frame frame) {
    statement.each(node -> {
      switch (node.kind()) {
        case "Assign", "Delete" ->
            node.list("targets").forEach(target -> target(target, node.line(), walk, frame));
        case "AnnAssign", "AugAssign", "For", "NamedExpr", "comprehension" ->
            target(node.get("target"), node.line(), walk, frame);
        case "withitem" -> target(node.get("optional_vars"), statement.line(), walk, frame);
        case "Call" -> mutated(node, walk, frame);
        default -> {}
      }
    });
  }

  /** A call that changes a list or a dict. */
  static void mutated(Py call, Walk walk, Frame frame) {
    Py function = call.get("func");
    if (function.is("Attribute") && CHANGING.contains(function.text("attr"))) {
      target(function.get("value"), call.line(), walk, frame);
      if (function.text("attr").equals("shuffle")) {
        call.list("args").forEach(argument -> target(argument, call.line(), walk, frame));
      }
    }
  }

  private static void target(Py target, int line, Walk walk, Frame frame) {
    switch (target.kind()) {
      case "Name" -> frame.put(target.text("id"), new Value.Unknown(line));
      case "Tuple", "List" -> target.list("elts").forEach(each -> target(each, line, walk, frame));
      case "Subscript", "Starred" -> target(target.get("value"), line, walk, frame);
      case "Attribute" -> {
        String dotted = target.dotted();
        if (dotted.startsWith("self.client") || dotted.startsWith("self.user.client")) {
          walk.context.notes.leftOut(
              "line " + line + ": what it sets for all requests of the user.");
        } else {
          walk.learned.unknown.putIfAbsent(target.text("attr"), line);
        }
      }
      default -> {}
    }
  }

  /** Whether it may be the last that is done. */
  static Optional<Act.From> leaves(Py statement) {
    if (Set.of("Expr", "Assign", "AugAssign", "AnnAssign", "FunctionDef", "ClassDef")
        .contains(statement.kind())) {
      return statement.is("Expr") && Stops.any(statement.get("value"))
          ? Optional.of(Act.From.TASK)
          : Optional.empty();
    }
    boolean[] found = new boolean[3];
    statement.each(node -> {
      found[0] |= node.is("Raise") || node.is("Assert") || Stops.any(node);
      found[1] |= node.is("Return");
      found[2] |= node.is("Break") || node.is("Continue");
    });
    boolean loop = statement.is("For") || statement.is("While") || statement.is("AsyncFor");
    return found[0]
        ? Optional.of(Act.From.TASK)
        : found[1]
            ? Optional.of(Act.From.FUNCTION)
            : found[2] && !loop ? Optional.of(Act.From.LOOP) : Optional.empty();
  }
}
