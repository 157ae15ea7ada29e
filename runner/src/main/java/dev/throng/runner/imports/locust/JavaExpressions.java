package dev.throng.runner.imports.locust;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values in Java. What JSON has is text there, as the API gives it. */
final class JavaExpressions {
  private final JavaTypes types;
  private final Map<Act.Request, String> answers = new HashMap<>();
  private boolean drawsText;

  JavaExpressions(JavaTypes types) {
    this.types = types;
  }

  /** Under which name an answer is known from here on. */
  void answer(Act.Request request, String name) {
    answers.put(request, name);
  }

  /** An answer that there is not. */
  void forget(Act.Request request) {
    answers.remove(request);
  }

  /** Whether the method randomText is called. */
  boolean drawsText() {
    return drawsText;
  }

  /** Any value, in a form that Java can write as JSON or as text. */
  String value(Expr expr) {
    return switch (expr) {
      case Expr.MapOf(Map<String, Expr> entries) -> {
        if (entries.size() > 10 || entries.containsValue(Expr.Literal.NULL)) {
          yield entries.containsValue(Expr.Literal.NULL) ? none() : entries(entries);
        }
        yield entries.entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ", " + value(entry.getValue()))
            .collect(Collectors.joining(", ", "Map.<String, Object>of(", ")"));
      }
      case Expr.ListOf(List<Expr> items) -> {
        if (items.contains(Expr.Literal.NULL)) {
          yield none();
        }
        yield items.stream()
            .map(this::value)
            .collect(Collectors.joining(", ", "List.<Object>of(", ")"));
      }
      case Expr.Literal(Object value) when value == null -> none();
      case Expr.Literal(Object value) when value instanceof Boolean -> value.toString();
      case Expr.Choice(Expr.ListOf(List<Expr> items))
          when types.kind(expr) == Expr.Kind.MAP || types.kind(expr) == Expr.Kind.LIST ->
          picked(items);
      default ->
          switch (types.kind(expr)) {
            case INT, REAL -> number(expr);
            case BOOL -> condition(expr);
            case LIST, MAP -> structure(expr);
            case TEXT, ANY -> text(expr);
          };
    };
  }

  private String entries(Map<String, Expr> entries) {
    return entries.entrySet().stream()
        .map(entry -> "Map.entry(" + quoted(entry.getKey()) + ", " + value(entry.getValue()) + ")")
        .collect(Collectors.joining(", ", "Map.<String, Object>ofEntries(", ")"));
  }

  private static String none() {
    throw new NotUnderstood("null within JSON");
  }

  private String structure(Expr expr) {
    return switch (expr) {
      case Expr.Variable(String name, Expr.Kind _) -> JavaTypes.field(name);
      case Expr.Operation(String operator, Expr left, Expr.ListOf(List<Expr> more))
          when operator.equals("+") ->
          "Stream.concat("
              + structure(left)
              + ".stream(), Stream.<Object>of("
              + more.stream().map(this::value).collect(Collectors.joining(", "))
              + ")).toList()";
      default -> value(expr);
    };
  }

  private String picked(List<Expr> items) {
    return "List.of("
        + items.stream().map(this::value).collect(Collectors.joining(", "))
        + ").get(random().nextInt("
        + items.size()
        + "))";
  }

  String text(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Object value) ->
          value == null
              ? quoted("null")
              : quoted(value instanceof Boolean ? value.toString() : Folding.written(value));
      case Expr.Text(List<Expr> parts) -> {
        String joined = parts.stream().map(this::part).collect(Collectors.joining(" + "));
        yield parts.getFirst().kind() == Expr.Kind.TEXT || joined.startsWith("\"")
            ? joined
            : "\"\" + " + joined;
      }
      case Expr.Setting(String name, String otherwise) ->
          "System.getenv().getOrDefault("
              + quoted(name.toUpperCase(Locale.ROOT))
              + ", "
              + quoted(otherwise == null ? "" : otherwise)
              + ")";
      case Expr.Secret(String name) -> "secret(" + quoted(name) + ")";
      case Expr.RandomText(Expr length) -> {
        drawsText = true;
        yield "randomText(" + number(length) + ")";
      }
      case Expr.Uuid() -> "new UUID(random().nextLong(), random().nextLong()).toString()";
      case Expr.Now(Expr.Unit unit) when unit == Expr.Unit.ISO -> "Instant.now().toString()";
      case Expr.Answered answered -> answered(answered);
      case Expr.Item item -> item(item);
      case Expr.Choice(Expr.ListOf(List<Expr> items))
          when items.stream().allMatch(e -> e.kind() == Expr.Kind.TEXT) ->
          picked(items);
      case Expr.Choice(Expr list)
          when types.kind(list) == Expr.Kind.LIST
              && list instanceof Expr.Variable(String name, Expr.Kind _) ->
          "String.valueOf("
              + JavaTypes.field(name)
              + ".get(random().nextInt("
              + JavaTypes.field(name)
              + ".size())))";
      case Expr.Choice(Expr.ListOf(List<Expr> items)) -> "String.valueOf(" + picked(items) + ")";
      case Expr.Either(Expr condition, Expr then, Expr otherwise) ->
          "(" + condition(condition) + " ? " + text(then) + " : " + text(otherwise) + ")";
      case Expr.Cast(Expr.Kind to, Expr of) when to == Expr.Kind.TEXT -> text(of);
      case Expr.Method(String name, Expr of, List<Expr> arguments) -> method(name, of, arguments);
      case Expr.Variable(String name, Expr.Kind _) ->
          types.kind(expr) == Expr.Kind.TEXT
              ? JavaTypes.field(name)
              : "String.valueOf(" + JavaTypes.field(name) + ")";
      default -> {
        if (types.kind(expr) == Expr.Kind.TEXT) {
          throw new NotUnderstood("a text that Java would need code for");
        }
        yield "String.valueOf(" + value(expr) + ")";
      }
    };
  }

  private String part(Expr part) {
    boolean plain = part instanceof Expr.Literal || types.kind(part) == Expr.Kind.TEXT;
    return plain
        ? text(part)
        : part instanceof Expr.Operation ? "(" + value(part) + ")" : value(part);
  }

  private String method(String name, Expr of, List<Expr> arguments) {
    String called =
        switch (name) {
          case "lower" -> "toLowerCase";
          case "upper" -> "toUpperCase";
          case "split" -> throw new NotUnderstood("a text that is split");
          default -> name;
        };
    return "("
        + text(of)
        + ")."
        + called
        + arguments.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private String answered(Expr.Answered answered) {
    String answer = name(answered.request());
    return switch (answered.part()) {
      case STATUS -> "String.valueOf(" + answer + ".status())";
      case BODY, JSON -> answer + ".body()";
      case HEADER -> answer + ".header(" + quoted(answered.header()) + ")";
      case SECONDS -> "String.valueOf(" + answer + ".responseTime().toNanos() / 1e9)";
    };
  }

  private String name(Act.Request request) {
    String name = answers.get(request);
    if (name == null) {
      throw new NotUnderstood("an answer that is not the last one");
    }
    return name;
  }

  private String item(Expr.Item item) {
    var pointer = Pointers.of(item);
    if (pointer.isPresent()) {
      return item.all()
          .filter(Expr.Answered.class::isInstance)
          .map(each ->
              name(((Expr.Answered) each).request()) + ".json(" + quoted(pointer.get()) + ")")
          .findFirst()
          .orElseThrow();
    }
    if (types.kind(item.of()) == Expr.Kind.MAP
        && item.key() instanceof Expr.Literal(String key)
        && item.of() instanceof Expr.Variable(String name, Expr.Kind _)) {
      return "String.valueOf(" + JavaTypes.field(name) + ".get(" + quoted(key) + "))";
    }
    throw new NotUnderstood("a part of JSON that is looked for");
  }

  String number(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Long value) -> value + (Math.abs(value) > Integer.MAX_VALUE ? "L" : "");
      case Expr.Literal(Double value) -> value.toString();
      case Expr.Variable(String name, Expr.Kind _) when isNumber(types.kind(expr)) ->
          JavaTypes.field(name);
      case Expr.RandomInt(Expr from, Expr to) ->
          "random().nextLong("
              + number(from)
              + ", "
              + (to instanceof Expr.Literal(Long most)
                  ? number(Expr.of(most + 1))
                  : number(to) + " + 1")
              + ")";
      case Expr.Choice(Expr.ListOf(List<Expr> items)) when isNumber(types.kind(expr)) ->
          (types.kind(expr) == Expr.Kind.INT ? "new long[] {" : "new double[] {")
              + items.stream().map(this::number).collect(Collectors.joining(", "))
              + "}[random().nextInt("
              + items.size()
              + ")]";
      case Expr.RandomReal(Expr from, Expr to) ->
          "random().nextDouble(" + number(from) + ", " + number(to) + ")";
      case Expr.Now _ -> "System.currentTimeMillis() / 1000.0";
      case Expr.Answered answered when answered.part() == Expr.Part.STATUS ->
          name(answered.request()) + ".status()";
      case Expr.Answered answered when answered.part() == Expr.Part.SECONDS ->
          name(answered.request()) + ".responseTime().toNanos() / 1e9";
      case Expr.Operation(String operator, Expr left, Expr right) when "+-*/%".contains(operator) ->
          "(" + number(left) + " " + operator + " " + number(right) + ")";
      case Expr.Cast(Expr.Kind to, Expr of) when to == Expr.Kind.INT && isNumber(types.kind(of)) ->
          "(long) (" + number(of) + ")";
      case Expr.Cast(Expr.Kind to, Expr of) when to == Expr.Kind.INT ->
          "Long.parseLong(" + text(of) + ")";
      case Expr.Size(Expr of) when types.kind(of) == Expr.Kind.LIST -> structure(of) + ".size()";
      case Expr.Size _ -> throw new NotUnderstood("a length of JSON");
      default -> "Double.parseDouble(" + text(expr) + ")";
    };
  }

  private static boolean isNumber(Expr.Kind kind) {
    return kind == Expr.Kind.INT || kind == Expr.Kind.REAL;
  }

  String condition(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Boolean value) -> value.toString();
      case Expr.Not(Expr of) -> "!(" + condition(of) + ")";
      case Expr.IsSet(String variable) -> JavaTypes.field(variable) + " != null";
      case Expr.Truth(Expr of) when types.kind(of) == Expr.Kind.LIST ->
          "!" + structure(of) + ".isEmpty()";
      case Expr.Truth(Expr of) ->
          "!List.of(\"\", \"0\", \"false\", \"null\", \"[]\", \"{}\").contains(String.valueOf("
              + text(of)
              + "))";
      case Expr.Operation(String operator, Expr left, Expr right) ->
          operation(operator, left, right);
      case Expr.Variable(String name, Expr.Kind _) when types.kind(expr) == Expr.Kind.BOOL ->
          JavaTypes.field(name);
      case Expr.Method(String name, Expr of, List<Expr> arguments) -> method(name, of, arguments);
      default -> "Boolean.parseBoolean(" + text(expr) + ")";
    };
  }

  /** A condition between the brackets of a statement. */
  String test(Expr expr) {
    String text = condition(expr);
    boolean bracketed =
        expr instanceof Expr.Operation(String operator, Expr _, Expr _)
            && (operator.equals("and") || operator.equals("or"));
    return bracketed ? text.substring(1, text.length() - 1) : text;
  }

  private String operation(String operator, Expr left, Expr right) {
    return switch (operator) {
      case "and" -> "(" + condition(left) + " && " + condition(right) + ")";
      case "or" -> "(" + condition(left) + " || " + condition(right) + ")";
      case "==", "!=" -> equal(operator, left, right);
      case "in" -> in(left, right);
      default -> number(left) + " " + operator + " " + number(right);
    };
  }

  private String equal(String operator, Expr left, Expr right) {
    if (isNumber(types.kind(left)) && isNumber(types.kind(right))) {
      return number(left) + " " + operator + " " + number(right);
    }
    if (right.equals(Expr.Literal.NULL)
        && left instanceof Expr.Variable(String name, Expr.Kind _)
        && !isNumber(types.kind(left))) {
      return JavaTypes.field(name) + " " + operator + " null";
    }
    return (operator.equals("!=") ? "!" : "")
        + "String.valueOf("
        + text(left)
        + ").equals("
        + text(right)
        + ")";
  }

  private String in(Expr left, Expr right) {
    if (right instanceof Expr.ListOf(List<Expr> items)) {
      return items.stream().map(this::text).collect(Collectors.joining(", ", "List.of(", ")"))
          + ".contains("
          + text(left)
          + ")";
    }
    if (right.kind() == Expr.Kind.TEXT) {
      return "(" + text(right) + ").contains(" + text(left) + ")";
    }
    throw new NotUnderstood("a key that is looked for");
  }

  static String quoted(@Nullable String text) {
    StringBuilder quoted = new StringBuilder("\"");
    String.valueOf(text)
        .chars()
        .forEach(c -> {
          switch (c) {
            case '\\' -> quoted.append("\\\\");
            case '"' -> quoted.append("\\\"");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (c < ' ' || c == 0x7f) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}
