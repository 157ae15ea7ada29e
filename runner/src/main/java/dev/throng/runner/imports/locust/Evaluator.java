package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions of the file stand for. Requests in them go where the walk says. */
final class Evaluator {
  private static final int LONGEST_LIST = 2_000;

  final Walk walk;
  private final Frame frame;
  private final KnownCalls known;
  private final Calls calls;

  /** What is called that is no function of Python's library. */
  interface Calls {
    /** Null if it is nothing of the file. */
    @Nullable Value call(Py call, Evaluator evaluator);
  }

  Evaluator(Walk walk, Frame frame, Calls calls) {
    this.walk = walk;
    this.frame = frame;
    this.calls = calls;
    known = new KnownCalls(this);
  }

  Frame frame() {
    return frame;
  }

  /**
   * @throws NotUnderstood if it is nothing that a test can compute
   */
  Expr expr(Py node) {
    return walk.use(value(node));
  }

  Expr condition(Py node) {
    return switch (node.kind()) {
      case "BoolOp" -> {
        String operator = node.get("op").is("And") ? "and" : "or";
        Expr all = null;
        for (Py each : node.list("values")) {
          Expr next = condition(each);
          all = all == null ? next : bool(operator, all, next);
        }
        yield all == null ? Expr.of(true) : all;
      }
      default -> {
        if (node.get("op").is("Not")) {
          yield Folding.not(condition(node.get("operand")));
        }
        if (asksForRows(node)) {
          yield Expr.of(true);
        }
        yield switch (value(node)) {
          case Value.Answer(Act.Request request) ->
              new Expr.Operation("<", walk.answered(request, Expr.Part.STATUS, ""), Expr.of(400L));
          case Value.Table _ -> Expr.of(true);
          case Value other -> Folding.truth(walk.use(other));
        };
      }
    };
  }

  /** {@code len(ROWS) > 0}: a feed has rows, or the test does not begin. */
  private boolean asksForRows(Py node) {
    return node.is("Compare")
        && node.list("ops").size() == 1
        && (node.list("ops").getFirst().is("Gt") || node.list("ops").getFirst().is("NotEq"))
        && node.list("comparators").getFirst().is("Constant")
        && node.list("comparators").getFirst().text("value").equals("0")
        && isSizeOfRows(node.get("left"));
  }

  private boolean isSizeOfRows(Py node) {
    return node.is("Call")
        && node.get("func").isName("len")
        && node.list("args").size() == 1
        && node.list("args").getFirst().is("Name")
        && named(node.list("args").getFirst().text("id")) instanceof Value.Table;
  }

  /** {@code random.randint(0, len(ROWS) - 1)}, {@code random.randrange(len(ROWS))}. */
  private boolean isAnyRow(Py index) {
    Py last = index.list("args").isEmpty() ? index : index.list("args").getLast();
    boolean lessOne =
        last.is("BinOp") && last.get("op").is("Sub") && last.get("right").text("value").equals("1");
    return switch (index.is("Call") ? walk.module.resolved(index.get("func")) : "") {
      case "random.randint" -> lessOne && isSizeOfRows(last.get("left"));
      case "random.randrange" -> isSizeOfRows(last);
      default -> false;
    };
  }

  private static Expr bool(String operator, Expr one, Expr other) {
    boolean and = operator.equals("and");
    if (one instanceof Expr.Literal(Boolean known)) {
      return known == and ? other : one;
    }
    if (other instanceof Expr.Literal(Boolean known)) {
      return known == and ? one : other;
    }
    return new Expr.Operation(operator, one, other);
  }

  Value value(Py node) {
    return switch (node.kind()) {
      case "Constant" -> constant(node);
      case "Name" -> name(node);
      case "Attribute" -> attribute(node);
      case "Call" -> call(node);
      case "Subscript" -> subscript(node);
      case "List", "Tuple", "Set" -> list(node);
      case "Dict" -> map(node);
      case "JoinedStr" -> known.formats().joined(node);
      case "BinOp" -> binary(node);
      case "UnaryOp" -> unary(node);
      case "Compare" -> compare(node);
      case "BoolOp" -> either(node);
      case "IfExp" -> choice(node);
      case "ListComp", "GeneratorExp", "SetComp" -> comprehension(node);
      case "Await" -> value(node.get("value"));
      default -> throw new NotUnderstood(words(node.kind()));
    };
  }

  private static String words(String kind) {
    return switch (kind) {
      case "Lambda" -> "a lambda";
      case "DictComp" -> "a comprehension";
      case "Starred" -> "a star";
      case "NamedExpr" -> "an assignment within an expression";
      default -> "an expression of kind " + kind;
    };
  }

  private static Expr constant(Py node) {
    var value = node.json().path("value");
    if (value.isTextual()) {
      return Expr.of(value.textValue());
    } else if (value.isBoolean()) {
      return Expr.of(value.booleanValue());
    } else if (value.isIntegralNumber()) {
      return Expr.of(value.longValue());
    } else if (value.isFloatingPointNumber()) {
      return Expr.of(value.doubleValue());
    } else if (value.isNull() && node.json().has("value")) {
      return Expr.Literal.NULL;
    }
    throw new NotUnderstood("a constant of bytes");
  }

  private Value name(Py node) {
    Value value = named(node.text("id"));
    if (value != null) {
      return value;
    }
    Py function = walk.module.functions.get(node.text("id"));
    if (function != null) {
      return new Value.Function(function, false);
    }
    return known.constant(walk.module.resolved(node), node.text("id"));
  }

  /** What a name stands for, in the function or in the file; null for nothing that is known. */
  @Nullable Value named(String name) {
    Value local = frame.local(name);
    return local == null ? walk.global(name) : local;
  }

  private Value attribute(Py node) {
    String attribute = node.text("attr");
    if (node.get("value").is("Name") && named(node.get("value").text("id")) == null
        || node.get("value").is("Attribute")) {
      Value library = known.attribute(walk.module.resolved(node));
      if (library != null) {
        return library;
      }
    }
    Value of = value(node.get("value"));
    return switch (of) {
      case Value.Me _ -> ofMe(attribute);
      case Value.Faker faker when attribute.equals("unique") -> faker;
      case Value.Answer(Act.Request request) -> Answers.attribute(walk, request, attribute);
      case Expr.Uuid uuid when attribute.equals("hex") ->
          new Expr.Method("replace", uuid, List.of(Expr.of("-"), Expr.of("")));
      default -> throw new NotUnderstood("the attribute " + attribute);
    };
  }

  private Value ofMe(String attribute) {
    return switch (attribute) {
      case "client" -> new Value.Client();
      case "user", "parent", "locust" -> new Value.Me();
      default -> {
        Value value = walk.attribute(attribute);
        if (value == null && attribute.equals("host")) {
          yield Expr.of(walk.host);
        }
        if (value == null) {
          throw new NotUnderstood("self." + attribute + ", which is not set before");
        }
        yield value;
      }
    };
  }

  private Value call(Py node) {
    Value ofFile = calls.call(node, this);
    return ofFile == null ? known.call(node) : ofFile;
  }

  private Expr subscript(Py node) {
    if (walk.module.resolved(node.get("value")).equals("os.environ")) {
      return known.environment(node.get("slice"), null);
    }
    Py owner = node.get("value").get("value");
    if (node.get("value").is("Attribute")
        && owner.is("Name")
        && named(owner.text("id")) instanceof Value.Answer(Act.Request request)
        && expr(node.get("slice")) instanceof Expr.Literal(String key)) {
      Expr item = Answers.item(walk, request, node.get("value").text("attr"), key);
      if (item != null) {
        return item;
      }
    }
    Value of = value(node.get("value"));
    Py slice = node.get("slice");
    if (of instanceof Value.Table table && isAnyRow(slice)) {
      return known.row(table, "random");
    }
    if (slice.is("Slice")) {
      return slice(walk.use(of), slice);
    }
    Expr key = expr(slice);
    return Folding.item(walk.use(of), key, null);
  }

  private Expr slice(Expr of, Py slice) {
    if (slice.has("step")) {
      throw new NotUnderstood("a slice");
    }
    if (of instanceof Expr.Choice(Expr.ListOf(List<Expr> choices))
        && choices.stream().allMatch(Expr::isConstant)) {
      return new Expr.Choice(
          new Expr.ListOf(choices.stream().map(each -> slice(each, slice)).toList()));
    }
    if (of instanceof Expr.Literal(String text)) {
      return Expr.of(
          text.substring(
              bound(slice, "lower", 0, text.length()),
              Math.max(
                  bound(slice, "lower", 0, text.length()),
                  bound(slice, "upper", text.length(), text.length()))));
    }
    if (isRandomText(of) && slice.has("upper")) {
      walk.context.notes.decided("texts of random characters have letters and digits.");
      return new Expr.RandomText(
          Expr.of((long) bound(slice, "upper", 32, 32) - bound(slice, "lower", 0, 32)));
    }
    if (!(of instanceof Expr.ListOf(List<Expr> items))) {
      throw new NotUnderstood("a slice");
    }
    return new Expr.ListOf(
        items.subList(
            bound(slice, "lower", 0, items.size()),
            bound(slice, "upper", items.size(), items.size())));
  }

  private static boolean isRandomText(Expr of) {
    return of instanceof Expr.Uuid
        || of instanceof Expr.RandomText
        || of instanceof Expr.Text(List<Expr> parts)
            && parts.size() == 1
            && isRandomText(parts.getFirst())
        || of instanceof Expr.Method(String _, Expr inner, List<Expr> _) && isRandomText(inner);
  }

  private int bound(Py slice, String field, int otherwise, int size) {
    if (!slice.has(field)) {
      return otherwise;
    }
    if (!(expr(slice.get(field)) instanceof Expr.Literal(Long at))) {
      throw new NotUnderstood("a slice");
    }
    return (int) Math.clamp(at < 0 ? size + at : at, 0, size);
  }

  private Expr list(Py node) {
    List<Expr> items = new ArrayList<>();
    for (Py item : node.list("elts")) {
      if (item.is("Starred")) {
        items.addAll(items(expr(item.get("value"))));
      } else {
        items.add(expr(item));
      }
    }
    return new Expr.ListOf(List.copyOf(items));
  }

  /** The items of a list that is known. */
  static List<Expr> items(Expr list) {
    return switch (list) {
      case Expr.ListOf(List<Expr> items) -> items;
      case Expr.MapOf(Map<String, Expr> entries) ->
          entries.keySet().stream().map(key -> (Expr) Expr.of(key)).toList();
      case Expr.Literal(String text) ->
          text.codePoints().mapToObj(c -> (Expr) Expr.of(Character.toString(c))).toList();
      default -> throw new NotUnderstood("a list that is only known while the test runs");
    };
  }

  private Expr map(Py node) {
    Map<String, Expr> entries = new LinkedHashMap<>();
    List<com.fasterxml.jackson.databind.JsonNode> keys = new ArrayList<>();
    node.json().path("keys").forEach(keys::add);
    List<Py> values = node.list("values");
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isNull()) {
        entries.putAll(entries(values.get(i)));
        continue;
      }
      if (!(expr(new Py(keys.get(i))) instanceof Expr.Literal(Object key)) || key == null) {
        throw new NotUnderstood("a key that is only known while the test runs");
      }
      String name = Folding.written(key);
      entries.put(name, walk.use(walk.context.guarded(name, value(values.get(i)))));
    }
    return new Expr.MapOf(entries);
  }

  /** The entries of a map that is known. */
  Map<String, Expr> entries(Py node) {
    if (expr(node) instanceof Expr.MapOf(Map<String, Expr> entries)) {
      return entries;
    }
    throw new NotUnderstood("a dict that is only known while the test runs");
  }

  private Expr binary(Py node) {
    Py left = node.get("left");
    if (node.get("op").is("Mod") && expr(left) instanceof Expr.Literal(String format)) {
      return known.formats().percent(format, expr(node.get("right")));
    }
    Expr one = expr(left);
    Expr other = expr(node.get("right"));
    return switch (node.get("op").kind()) {
      case "Add" -> Folding.operation("+", one, other);
      case "Sub" -> Folding.operation("-", one, other);
      case "Mult" -> Folding.operation("*", one, other);
      case "Div" -> Folding.operation("/", one, other);
      case "FloorDiv" -> Folding.operation("//", one, other);
      case "Mod" -> Folding.operation("%", one, other);
      case "Pow" -> Folding.operation("**", one, other);
      case "BitOr" -> {
        Map<String, Expr> all = new LinkedHashMap<>(entries(left));
        all.putAll(entries(node.get("right")));
        yield new Expr.MapOf(all);
      }
      default -> throw new NotUnderstood("an operator");
    };
  }

  private Expr unary(Py node) {
    return switch (node.get("op").kind()) {
      case "Not" -> Folding.not(condition(node.get("operand")));
      case "USub" -> Folding.operation("-", Expr.of(0L), expr(node.get("operand")));
      case "UAdd" -> expr(node.get("operand"));
      default -> throw new NotUnderstood("an operator");
    };
  }

  private Expr compare(Py node) {
    Expr all = null;
    Expr left = expr(node.get("left"));
    List<Py> operators = node.list("ops");
    List<Py> others = node.list("comparators");
    for (int i = 0; i < operators.size(); i++) {
      Expr right = expr(others.get(i));
      Expr each =
          switch (operators.get(i).kind()) {
            case "Eq", "Is" -> Folding.operation("==", left, right);
            case "NotEq", "IsNot" -> Folding.operation("!=", left, right);
            case "Lt" -> Folding.operation("<", left, right);
            case "LtE" -> Folding.operation("<=", left, right);
            case "Gt" -> Folding.operation(">", left, right);
            case "GtE" -> Folding.operation(">=", left, right);
            case "In" -> Folding.operation("in", left, right);
            default -> Folding.not(Folding.operation("in", left, right));
          };
      all = all == null ? each : bool("and", all, each);
      left = right;
    }
    return all == null ? Expr.of(true) : all;
  }

  /** {@code a or b}: where it is known which, or where a setting has no value. */
  private Expr either(Py node) {
    List<Py> values = node.list("values");
    boolean and = node.get("op").is("And");
    Expr last = Expr.Literal.NULL;
    for (Py each : values) {
      last = expr(each);
      if (last.kind() == Expr.Kind.BOOL && !(last instanceof Expr.Literal)) {
        return condition(node);
      }
      if (last instanceof Expr.Setting(String name, String otherwise)
          && !and
          && otherwise == null
          && values.size() == 2) {
        Expr instead = expr(values.getLast());
        walk.context.settings.put(
            name, instead instanceof Expr.Literal(Object known) ? Folding.written(known) : "");
        return new Expr.Setting(name, instead instanceof Expr.Literal(String text) ? text : null);
      }
      if (!(Folding.truth(last) instanceof Expr.Literal(Boolean known))) {
        throw new NotUnderstood("a choice by " + (and ? "and" : "or"));
      }
      if (known != and) {
        return last;
      }
    }
    return last;
  }

  private Expr choice(Py node) {
    Expr condition = condition(node.get("test"));
    if (condition instanceof Expr.Literal(Boolean known)) {
      return expr(node.get(known ? "body" : "orelse"));
    }
    return new Expr.Either(condition, expr(node.get("body")), expr(node.get("orelse")));
  }

  private Expr comprehension(Py node) {
    List<Py> generators = node.list("generators");
    if (generators.size() != 1 || !generators.getFirst().get("target").is("Name")) {
      throw new NotUnderstood("a comprehension");
    }
    Py generator = generators.getFirst();
    List<Expr> items = items(expr(generator.get("iter")));
    Frame inner = new Frame(frame);
    Evaluator evaluator = new Evaluator(walk, inner, calls);
    List<Expr> made = new ArrayList<>();
    for (Expr item : items.subList(0, Math.min(items.size(), LONGEST_LIST))) {
      inner.put(generator.get("target").text("id"), item);
      if (generator.list("ifs").stream().allMatch(test -> evaluator.isTrue(test))) {
        made.add(evaluator.expr(node.get("elt")));
      }
    }
    return new Expr.ListOf(List.copyOf(made));
  }

  private boolean isTrue(Py test) {
    if (condition(test) instanceof Expr.Literal(Boolean known)) {
      return known;
    }
    throw new NotUnderstood("a comprehension");
  }
}
