package dev.throng.runner.imports.locust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields that a user in Java has, with their types. */
final class JavaTypes {
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "try",
          "void",
          "volatile",
          "while",
          "true",
          "false",
          "null",
          "_");

  /** Methods that a user or a task set has already. */
  private static final Set<String> METHODS =
      Set.of(
          "index",
          "random",
          "row",
          "secret",
          "pause",
          "transaction",
          "measure",
          "stopUser",
          "stopTest",
          "log",
          "json",
          "form",
          "multipart",
          "file",
          "text",
          "onStart",
          "onStop",
          "waitTime",
          "interrupt",
          "wait",
          "notify",
          "notifyAll",
          "getClass",
          "hashCode",
          "toString",
          "equals",
          "clone",
          "finalize",
          "randomText");

  /** Classes of the API and of Java that the source names. */
  private static final Set<String> CLASSES =
      Set.of(
          "Action",
          "Answer",
          "Body",
          "Call",
          "Hooks",
          "Http",
          "HttpUser",
          "Sequential",
          "Task",
          "TaskSet",
          "Verdict",
          "WaitTime",
          "String",
          "Object",
          "Long",
          "Double",
          "Math",
          "List",
          "Map",
          "Set",
          "Stream",
          "Duration",
          "Instant",
          "UUID",
          "System");

  private final Map<String, Expr.Kind> fields = new LinkedHashMap<>();

  static String method(String python) {
    String name = camel(python, false);
    return METHODS.contains(name) || KEYWORDS.contains(name) ? name + "Task" : name;
  }

  static String field(String variable) {
    return KEYWORDS.contains(variable) ? variable + "_" : variable;
  }

  static String type(String python) {
    String name = camel(python, true);
    return CLASSES.contains(name) ? name + "User" : name;
  }

  private static String camel(String python, boolean upper) {
    StringBuilder name = new StringBuilder();
    for (String word : python.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        boolean capital = upper || !name.isEmpty();
        name.append(
                capital
                    ? Character.toUpperCase(word.charAt(0))
                    : Character.toLowerCase(word.charAt(0)))
            .append(word.substring(1));
      }
    }
    String made = name.toString();
    return made.isEmpty() || !Character.isJavaIdentifierStart(made.charAt(0))
        ? (upper ? "User" : "task") + made
        : made;
  }

  void add(List<Act> acts) {
    for (Act act : acts) {
      switch (act) {
        case Act.Assign(String variable, Expr value) ->
            add(variable, value.equals(Expr.Literal.NULL) ? Expr.Kind.TEXT : kind(value));
        case Act.Request request ->
            request.extracts.keySet().forEach(variable -> add(variable, Expr.Kind.TEXT));
        case Act.Branch(Expr _, List<Act> then, List<Act> otherwise) -> {
          add(then);
          add(otherwise);
        }
        case Act.Loop(int _, List<Act> inner) -> add(inner);
        case Act.Feed(String feed) -> add(feed, Expr.Kind.MAP);
        default -> {}
      }
    }
  }

  private void add(String variable, Expr.Kind kind) {
    fields.merge(variable, kind, (one, other) -> one == other ? one : Expr.Kind.TEXT);
  }

  /** As Java has it: what is not known is text. */
  Expr.Kind kind(Expr value) {
    Expr.Kind kind =
        value instanceof Expr.Variable(String name, Expr.Kind given)
            ? fields.getOrDefault(name, given)
            : value.kind();
    return kind == Expr.Kind.ANY ? Expr.Kind.TEXT : kind;
  }

  void declare(StringBuilder source) {
    fields.forEach((name, kind) ->
        source
            .append("  private ")
            .append(type(kind))
            .append(' ')
            .append(field(name))
            .append(kind == Expr.Kind.LIST ? " = List.of();\n" : ";\n"));
    if (!fields.isEmpty()) {
      source.append('\n');
    }
  }

  private static String type(Expr.Kind kind) {
    return switch (kind) {
      case INT -> "long";
      case REAL -> "double";
      case BOOL -> "boolean";
      case LIST -> "List<Object>";
      case MAP -> "Map<String, Object>";
      case TEXT, ANY -> "String";
    };
  }
}
