package dev.throng.runner.imports.locust;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions of a manifest. */
final class Cel {
  private static final int LONGEST = 4_000;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Cel() {}

  /**
   * @throws NotUnderstood if CEL has nothing for it, or it is too long
   */
  static String of(Expr expr) {
    String text = text(expr);
    if (text.length() > LONGEST) {
      throw new NotUnderstood("an expression that is too long for a manifest");
    }
    return text;
  }

  private static String text(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Object value) -> literal(value);
      case Expr.Text(List<Expr> parts) ->
          parts.stream().map(Cel::asText).collect(Collectors.joining(" + "));
      case Expr.ListOf(List<Expr> items) ->
          items.stream().map(Cel::text).collect(Collectors.joining(", ", "[", "]"));
      case Expr.MapOf(Map<String, Expr> entries) ->
          entries.entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Expr.Variable(String name, Expr.Kind _) -> name;
      case Expr.Setting(String name, String _) -> name;
      case Expr.Secret(String name) -> "secrets." + name;
      case Expr.RandomInt(Expr from, Expr to) -> "random.int(" + text(from) + ", " + text(to) + ")";
      case Expr.RandomReal(Expr from, Expr to) -> real(from, to);
      case Expr.Choice(Expr list) -> "random.choice(" + text(list) + ")";
      case Expr.RandomText(Expr length) -> "random.string(" + text(length) + ")";
      case Expr.Uuid() -> "uuid()";
      case Expr.Now(Expr.Unit unit) ->
          unit == Expr.Unit.ISO ? "string(now())" : "double(int(now()))";
      case Expr.Answered answered -> answered(answered);
      case Expr.Item(Expr of, Expr key, Expr otherwise) -> item(of, key, otherwise);
      case Expr.Operation(String operator, Expr left, Expr right) ->
          operation(operator, left, right);
      case Expr.IsSet(String variable) -> "has(vars." + variable + ")";
      case Expr.Not(Expr.Truth(Expr of)) -> text(of) + " in [null, false, 0, '', [], {}]";
      case Expr.Not(Expr of) -> "!" + grouped(of);
      case Expr.Truth(Expr of) -> "!(" + text(of) + " in [null, false, 0, '', [], {}])";
      case Expr.Either(Expr condition, Expr then, Expr otherwise) ->
          "(" + text(condition) + " ? " + text(then) + " : " + text(otherwise) + ")";
      case Expr.Cast(Expr.Kind to, Expr of) ->
          (to == Expr.Kind.INT ? "int(" : to == Expr.Kind.REAL ? "double(" : "string(")
              + text(of)
              + ")";
      case Expr.Size(Expr of) -> "size(" + text(of) + ")";
      case Expr.JsonText _ -> throw new NotUnderstood("JSON as a text within an expression");
      case Expr.Method(String name, Expr of, List<Expr> arguments) ->
          grouped(of)
              + "."
              + method(name)
              + arguments.stream().map(Cel::text).collect(Collectors.joining(", ", "(", ")"));
    };
  }

  private static String method(String name) {
    return switch (name) {
      case "lower" -> "lowerAscii";
      case "upper" -> "upperAscii";
      case "strip" -> "trim";
      default -> name;
    };
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> quoted(text);
      case Double number -> {
        String plain = new BigDecimal(number.toString()).toPlainString();
        yield plain.contains(".") ? plain : plain + ".0";
      }
      default -> value.toString();
    };
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '\\' -> quoted.append("\\\\");
            case '\'' -> quoted.append("\\'");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            }
          }
        });
    return quoted.append('\'').toString();
  }

  private static String asText(Expr part) {
    return switch (part) {
      case Expr.Literal(Object value) -> quoted(Folding.written(value));
      default -> part.kind() == Expr.Kind.TEXT ? grouped(part) : "string(" + text(part) + ")";
    };
  }

  private static String real(Expr from, Expr to) {
    if (from instanceof Expr.Literal(Number a) && to instanceof Expr.Literal(Number b)) {
      return "double(random.int("
          + Math.round(a.doubleValue() * 1000)
          + ", "
          + Math.round(b.doubleValue() * 1000)
          + ")) / 1000.0";
    }
    throw new NotUnderstood(
        "a random number between bounds that are only known while the test runs");
  }

  private static String answered(Expr.Answered answered) {
    return switch (answered.part()) {
      case STATUS -> "status";
      case BODY -> "body";
      case JSON -> "json";
      case SECONDS -> "double(duration.getMilliseconds()) / 1000.0";
      case HEADER -> "headers[" + quoted(answered.header().toLowerCase(Locale.ROOT)) + "]";
    };
  }

  private static String item(Expr of, Expr key, @Nullable Expr otherwise) {
    String owner = grouped(of);
    if (key instanceof Expr.Literal(String name)) {
      boolean word =
          WORD.matcher(name).matches()
              && dev.throng.crds.expressions.Identifier.broken(name).isEmpty();
      String mark = otherwise == null ? "" : "?";
      String item = word ? owner + "." + mark + name : owner + "[" + mark + quoted(name) + "]";
      return otherwise == null ? item : item + ".orValue(" + text(otherwise) + ")";
    }
    if (otherwise != null) {
      throw new NotUnderstood("a default for a key that is only known while the test runs");
    }
    return key instanceof Expr.Literal(Long index) && index < 0
        ? owner + "[size(" + text(of) + ") - " + -index + "]"
        : owner + "[" + text(key) + "]";
  }

  private static String operation(String operator, Expr left, Expr right) {
    if (left
            instanceof
            Expr.Operation(String times, Expr.Answered seconds, Expr.Literal(Number scale))
        && times.equals("*")
        && isSeconds(seconds)
        && right instanceof Expr.Literal(Number bound)
        && isComparison(operator)) {
      return "duration " + operator + " " + duration(bound.doubleValue() / scale.doubleValue());
    }
    if (isSeconds(left) && right instanceof Expr.Literal(Number bound) && isComparison(operator)) {
      return "duration " + operator + " " + duration(bound.doubleValue());
    }
    return switch (operator) {
      case "and" -> chained(left, operator) + " && " + chained(right, operator);
      case "or" -> chained(left, operator) + " || " + chained(right, operator);
      case "in" ->
          right.kind() == Expr.Kind.TEXT
              ? grouped(right) + ".contains(" + text(left) + ")"
              : grouped(left) + " in " + grouped(right);
      case "**" -> throw new NotUnderstood("a power");
      case "==", "!=" -> grouped(left) + " " + operator + " " + grouped(right);
      default -> {
        boolean real =
            left.kind() == Expr.Kind.REAL || right.kind() == Expr.Kind.REAL || operator.equals("/");
        yield (real ? real(left) : grouped(left))
            + " "
            + operator
            + " "
            + (real ? real(right) : grouped(right));
      }
    };
  }

  private static boolean isComparison(String operator) {
    return List.of("<", "<=", ">", ">=").contains(operator);
  }

  private static boolean isSeconds(Expr expr) {
    return expr instanceof Expr.Answered(Act.Request _, Expr.Part part, String _)
        && part == Expr.Part.SECONDS;
  }

  private static String duration(double seconds) {
    return "duration('"
        + new dev.throng.crds.values.GoDuration(Duration.ofNanos(Math.round(seconds * 1e9)))
        + "')";
  }

  private static String real(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Long number) -> number + ".0";
      default -> expr.kind() == Expr.Kind.REAL ? grouped(expr) : "double(" + text(expr) + ")";
    };
  }

  private static String chained(Expr expr, String operator) {
    return expr instanceof Expr.Operation(String inner, Expr _, Expr _)
            && (inner.equals(operator) || !inner.equals("and") && !inner.equals("or"))
        ? text(expr)
        : grouped(expr);
  }

  private static String grouped(Expr expr) {
    boolean simple =
        switch (expr) {
          case Expr.Operation _, Expr.RandomReal _, Expr.Text _ -> false;
          case Expr.Not(Expr of) -> !(of instanceof Expr.Truth);
          case Expr.Answered answered -> answered.part() != Expr.Part.SECONDS;
          case Expr.Literal(Object value) ->
              !(value instanceof Number number && number.doubleValue() < 0);
          default -> true;
        };
    return simple ? text(expr) : "(" + text(expr) + ")";
  }
}
