package dev.throng.runner.imports.locust;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's operators on values that are known, and on others as they are. */
final class Folding {
  private Folding() {}

  static Expr operation(String operator, Expr left, Expr right) {
    if (operator.equals("+")
        && left instanceof Expr.ListOf(var one)
        && right instanceof Expr.ListOf(var two)) {
      return new Expr.ListOf(java.util.stream.Stream.concat(one.stream(), two.stream()).toList());
    }
    if (operator.equals("+") && (left.kind() == Expr.Kind.TEXT || right.kind() == Expr.Kind.TEXT)) {
      return text(List.of(left, right));
    }
    if (left instanceof Expr.Literal(Object one) && right instanceof Expr.Literal(Object two)) {
      Object known = known(operator, one, two);
      if (known != null) {
        return Expr.of(known);
      }
    }
    if (operator.equals("*")
        && left instanceof Expr.ListOf(var repeated)
        && right instanceof Expr.Literal(Long times)
        && times * repeated.size() <= 10_000) {
      return new Expr.ListOf(
          java.util.Collections.nCopies((int) Math.max(0, times), repeated).stream()
              .flatMap(List::stream)
              .toList());
    }
    if (operator.equals("in")
        && left instanceof Expr.Literal
        && right.isConstant()
        && right instanceof Expr.ListOf(var items)) {
      return Expr.of(items.contains(left));
    }
    if (operator.equals("//")) {
      return new Expr.Cast(Expr.Kind.INT, new Expr.Operation("/", left, right));
    }
    return new Expr.Operation(operator, left, right);
  }

  private static @Nullable Object known(
      String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Number one && right instanceof Number two) {
      return left instanceof Long a && right instanceof Long b
          ? whole(operator, a, b)
          : real(operator, one.doubleValue(), two.doubleValue());
    }
    return switch (operator) {
      case "==" -> java.util.Objects.equals(left, right);
      case "!=" -> !java.util.Objects.equals(left, right);
      case "in" ->
          left instanceof String part && right instanceof String text ? text.contains(part) : null;
      case "*" ->
          left instanceof String text && right instanceof Long times && times <= 10_000
              ? text.repeat((int) Math.max(0, times))
              : null;
      default -> null;
    };
  }

  private static @Nullable Object whole(String operator, long left, long right) {
    try {
      return switch (operator) {
        case "+" -> Math.addExact(left, right);
        case "-" -> Math.subtractExact(left, right);
        case "*" -> Math.multiplyExact(left, right);
        case "%" -> right == 0 ? null : Math.floorMod(left, right);
        case "//" -> right == 0 ? null : Math.floorDiv(left, right);
        case "**" -> right >= 0 && right < 64 ? (Object) power(left, right) : null;
        default -> real(operator, left, right);
      };
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }

  private static long power(long base, long exponent) {
    long result = 1;
    for (long i = 0; i < exponent; i++) {
      result = Math.multiplyExact(result, base);
    }
    return result;
  }

  private static @Nullable Object real(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> right == 0 ? null : left / right;
      case "//" -> right == 0 ? null : Math.floor(left / right);
      case "%" -> right == 0 ? null : left - right * Math.floor(left / right);
      case "**" -> Math.pow(left, right);
      case "==" -> left == right;
      case "!=" -> left != right;
      case "<" -> left < right;
      case "<=" -> left <= right;
      case ">" -> left > right;
      case ">=" -> left >= right;
      default -> null;
    };
  }

  /** Values as text, one behind the other. */
  static Expr text(List<Expr> values) {
    java.util.ArrayList<Expr> parts = new java.util.ArrayList<>();
    for (Expr value : values) {
      for (Expr part : value instanceof Expr.Text(var inner) ? inner : List.of(value)) {
        if (part instanceof Expr.Literal(Object last)
            && !parts.isEmpty()
            && parts.getLast() instanceof Expr.Literal(Object before)) {
          parts.set(parts.size() - 1, Expr.of(written(before) + written(last)));
        } else if (part instanceof Expr.Literal(Object only)) {
          parts.add(Expr.of(written(only)));
        } else {
          parts.add(part);
        }
      }
    }
    parts.removeIf(part -> part.equals(Expr.of("")));
    if (parts.isEmpty()) {
      return Expr.of("");
    }
    return parts.size() == 1 && parts.getFirst() instanceof Expr.Literal
        ? parts.getFirst()
        : new Expr.Text(List.copyOf(parts));
  }

  /** As {@code str} writes it. */
  static String written(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean b -> b ? "True" : "False";
      default -> value.toString();
    };
  }

  /** Whether Python takes a value for true. */
  static Expr truth(Expr value) {
    return switch (value) {
      case Expr.Literal(Object known) ->
          Expr.of(
              known != null
                  && !known.equals("")
                  && !known.equals(0L)
                  && !known.equals(0.0)
                  && !known.equals(false));
      case Expr.ListOf(List<Expr> items) -> Expr.of(!items.isEmpty());
      case Expr.MapOf(Map<String, Expr> entries) -> Expr.of(!entries.isEmpty());
      default ->
          switch (value.kind()) {
            case BOOL -> value;
            case TEXT -> new Expr.Operation("!=", value, Expr.of(""));
            case INT, REAL -> new Expr.Operation("!=", value, Expr.of(0L));
            default -> new Expr.Truth(value);
          };
    };
  }

  static Expr not(Expr condition) {
    return switch (condition) {
      case Expr.Literal(Boolean known) -> Expr.of(!known);
      case Expr.Not(Expr of) -> of;
      case Expr.Operation(String operator, Expr left, Expr right)
          when negated(operator) != null
              && (operator.matches("[=!]=") || left.kind() == Expr.Kind.INT) ->
          new Expr.Operation(String.valueOf(negated(operator)), left, right);
      default -> new Expr.Not(condition);
    };
  }

  private static @Nullable String negated(String operator) {
    return switch (operator) {
      case "==" -> "!=";
      case "!=" -> "==";
      case "<" -> ">=";
      case ">=" -> "<";
      case ">" -> "<=";
      case "<=" -> ">";
      default -> null;
    };
  }

  static Expr both(@Nullable Expr one, Expr other) {
    return one == null || isImplied(one, other) ? other : new Expr.Operation("and", one, other);
  }

  /** That a value is one thing says that it is not another. */
  private static boolean isImplied(Expr one, Expr by) {
    return one instanceof Expr.Operation(String not, Expr left, Expr.Literal _)
        && not.equals("!=")
        && by instanceof Expr.Operation(String is, Expr same, Expr.Literal _)
        && is.equals("==")
        && left.equals(same);
  }

  /** An item of a list or map. */
  static Expr item(Expr of, Expr key, @Nullable Expr otherwise) {
    if (of instanceof Expr.MapOf(var entries) && key instanceof Expr.Literal(String name)) {
      Expr entry = entries.get(name);
      if (entry == null && otherwise == null) {
        throw new NotUnderstood("a key that is not there");
      }
      return entry == null ? otherwise == null ? Expr.Literal.NULL : otherwise : entry;
    }
    if (of instanceof Expr.ListOf(var items) && key instanceof Expr.Literal(Long index)) {
      long at = index < 0 ? items.size() + index : index;
      if (at < 0 || at >= items.size()) {
        throw new NotUnderstood("an index beyond the list");
      }
      return items.get((int) at);
    }
    if (of instanceof Expr.Choice(Expr.ListOf(var items))
        && key instanceof Expr.Literal
        && items.stream().allMatch(Expr::isConstant)
        && items.stream().allMatch(Expr.MapOf.class::isInstance)) {
      return new Expr.Choice(
          new Expr.ListOf(items.stream().map(each -> item(each, key, otherwise)).toList()));
    }
    return new Expr.Item(of, key, otherwise);
  }
}
