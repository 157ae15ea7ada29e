package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions of Python and its library that a test can compute too. */
final class KnownCalls {
  private static final int LONGEST_RANGE = 100_000;
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final Map<String, Object> CONSTANTS =
      Map.of(
          "string.ascii_lowercase",
          LOWER,
          "string.ascii_uppercase",
          UPPER,
          "string.ascii_letters",
          LOWER + UPPER,
          "string.digits",
          DIGITS,
          "string.hexdigits",
          DIGITS + "abcdefABCDEF",
          "math.pi",
          Math.PI,
          "math.e",
          Math.E,
          "requests.codes.ok",
          200L,
          "requests.codes.created",
          201L);

  private final Evaluator evaluator;
  private final TextFormats formats;

  KnownCalls(Evaluator evaluator) {
    this.evaluator = evaluator;
    formats = new TextFormats(evaluator);
  }

  TextFormats formats() {
    return formats;
  }

  Expr constant(String resolved, String written) {
    Expr known = attribute(resolved);
    if (known == null) {
      throw new NotUnderstood(written + ", which is not known");
    }
    return known;
  }

  @Nullable Expr attribute(String resolved) {
    Object known = CONSTANTS.get(resolved);
    return known == null ? null : Expr.of(known);
  }

  Expr environment(Py name, @Nullable Py otherwise) {
    if (!(evaluator.expr(name) instanceof Expr.Literal(String variable))) {
      throw new NotUnderstood("a variable of the environment");
    }
    return evaluator.walk.context.environment(
        variable, otherwise == null ? null : evaluator.expr(otherwise));
  }

  /** A function of the library, by its full name. */
  Value call(Py node) {
    String name = evaluator.walk.module.resolved(node.get("func"));
    Arguments given = Arguments.of(node);
    if (name.equals("os.environ.get") || name.equals("os.getenv")) {
      return environment(required(given, 0, "key"), given.get(1, "default"));
    }
    if (!given.spread().isEmpty() && !name.equals("dict")) {
      throw new NotUnderstood("arguments that are spread");
    }
    boolean draws = name.equals("random.choice");
    if ((draws || name.equals("next"))
        && table(given.get(0, draws ? "seq" : "iterator")) instanceof Value.Table table) {
      return row(table, draws ? "random" : "sequential");
    }
    if (name.equals("next")
        && given.size() > 0
        && given.places().getFirst().is("Name")
        && evaluator.expr(given.places().getFirst()) instanceof Expr.ListOf rows) {
      return anyOf(rows, node);
    }
    List<Expr> arguments = new ArrayList<>();
    for (Py place : name.endsWith("attr") ? List.<Py>of() : given.places()) {
      arguments.add(evaluator.expr(place));
    }
    Expr first = arguments.isEmpty() ? Expr.Literal.NULL : arguments.getFirst();
    int count = arguments.size();
    return switch (name) {
      case "random.randint" -> new Expr.RandomInt(argument(given, 0, "a"), argument(given, 1, "b"));
      case "random.randrange" -> randrange(arguments);
      case "random.uniform" ->
          new Expr.RandomReal(argument(given, 0, "a"), argument(given, 1, "b"));
      case "random.random" -> new Expr.RandomReal(Expr.of(0L), Expr.of(1L));
      case "random.choice", "secrets.choice", "numpy.random.choice" -> choice(first);
      case "random.choices" -> choices(first, given);
      case "random.sample" -> sample(first, given);
      case "uuid.uuid4", "uuid.uuid1" -> new Expr.Uuid();
      case "faker.Faker", "faker.Factory.create" -> new Value.Faker();
      case "time.time" -> new Expr.Now(Expr.Unit.SECONDS);
      case "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.now", "datetime.utcnow" ->
          new Expr.Now(Expr.Unit.ISO);
      case "datetime.timedelta", "timedelta" -> seconds(given);
      case "hasattr", "getattr" -> attribute(name, given);
      case "str" -> count == 0 ? Expr.of("") : Folding.text(List.of(first));
      case "int" -> number(first, Expr.Kind.INT);
      case "float" -> number(first, Expr.Kind.REAL);
      case "bool" -> Folding.truth(first);
      case "len" ->
          first instanceof Expr.ListOf
                  || first instanceof Expr.MapOf
                  || first instanceof Expr.Literal
              ? Expr.of((long) Evaluator.items(first).size())
              : new Expr.Size(first);
      case "range" -> range(arguments);
      case "list", "tuple", "set", "iter", "cycle", "itertools.cycle" ->
          count == 0 ? new Expr.ListOf(List.of()) : new Expr.ListOf(Evaluator.items(first));
      case "enumerate" -> enumerate(Evaluator.items(first));
      case "reversed" -> new Expr.ListOf(Evaluator.items(first).reversed());
      case "dict" -> dict(given);
      case "copy.copy", "copy.deepcopy", "urllib.parse.quote_plus", "html.escape" ->
          copy(name, first);
      case "json.dumps" -> new Expr.JsonText(first);
      case "json.loads" -> parsed(first);
      case "requests.auth.HTTPBasicAuth" -> new Expr.ListOf(arguments);
      default -> Arithmetic.of(name, arguments);
    };
  }

  /** A row of a list that Locust's users share, each taking the next. */
  Expr anyOf(Expr.ListOf rows, Py node) {
    evaluator.walk.context.notes.decided(
        "line " + node.line() + ": rows of a list come by chance; in Locust, one after the other.");
    return choice(rows);
  }

  private @Nullable Value table(@Nullable Py node) {
    return node != null && (node.is("Name") || node.is("Attribute")) ? evaluator.value(node) : null;
  }

  /** The user's next row. */
  Expr row(Value.Table table, String pick) {
    Context context = evaluator.walk.context;
    List<String> columns =
        table.rows() == Value.RowsOf.DICTS ? List.of() : context.plainRows.columns(table);
    boolean unnamed = table.rows() == Value.RowsOf.LISTS;
    String feed = context.feed(new Context.Feed(table.file(), unnamed ? columns : List.of(), pick));
    evaluator.walk.out.add(new Act.Feed(feed));
    Expr row = new Expr.Variable(feed, Expr.Kind.MAP);
    return columns.isEmpty()
        ? row
        : new Expr.ListOf(
            columns.stream().map(name -> Folding.item(row, Expr.of(name), null)).toList());
  }

  /** {@code hasattr(self, "token")}, {@code getattr(self, "token", None)}. */
  private Expr attribute(String function, Arguments given) {
    if (given.size() < 2
        || !(evaluator.value(given.places().getFirst()) instanceof Value.Me)
        || !(evaluator.expr(given.places().get(1)) instanceof Expr.Literal(String name))) {
      throw new NotUnderstood("a call of " + function);
    }
    Value value = evaluator.walk.attribute(name);
    boolean asks = function.equals("hasattr");
    if (value instanceof Value.Unknown) {
      throw new NotUnderstood("an attribute that is not understood");
    } else if (value == null) {
      return asks
          ? Expr.of(false)
          : given.size() > 2 ? evaluator.expr(given.places().get(2)) : Expr.Literal.NULL;
    } else if (value instanceof Expr.Variable(String variable, Expr.Kind _)) {
      return asks ? new Expr.IsSet(variable) : evaluator.walk.use(value);
    }
    return asks ? Expr.of(true) : evaluator.walk.use(value);
  }

  private static Expr copy(String name, Expr of) {
    if (!name.startsWith("copy.")) {
      throw new NotUnderstood(name);
    }
    return of;
  }

  private Py required(Arguments given, int place, String name) {
    Py node = given.get(place, name);
    if (node == null) {
      throw new NotUnderstood("a call without " + name);
    }
    return node;
  }

  private Expr argument(Arguments given, int place, String name) {
    return evaluator.expr(required(given, place, name));
  }

  private static Expr before(Expr bound) {
    return Folding.operation("-", bound, Expr.of(1L));
  }

  private static Expr choice(Expr list) {
    if (list instanceof Expr.ListOf || list instanceof Expr.Literal || list instanceof Expr.MapOf) {
      List<Expr> items = Evaluator.items(list);
      if (items.isEmpty()) {
        throw new NotUnderstood("a choice out of nothing");
      }
      return items.size() == 1 ? items.getFirst() : new Expr.Choice(new Expr.ListOf(items));
    }
    return new Expr.Choice(list);
  }

  private static Expr randrange(List<Expr> bounds) {
    return switch (bounds.size()) {
      case 1 -> new Expr.RandomInt(Expr.of(0L), before(bounds.getFirst()));
      case 2 -> new Expr.RandomInt(bounds.getFirst(), before(bounds.getLast()));
      default -> throw new NotUnderstood("a random number in steps");
    };
  }

  private static Expr parsed(Expr text) {
    return switch (text) {
      case Expr.Answered(Act.Request request, Expr.Part part, String _)
          when part == Expr.Part.BODY ->
          new Expr.Answered(request, Expr.Part.JSON, "");
      case Expr.JsonText(Expr of) -> of;
      default -> throw new NotUnderstood("JSON that is read");
    };
  }

  private Expr sample(Expr list, Arguments given) {
    Py times = required(given, 1, "k");
    Expr count = evaluator.expr(times);
    if (!(count instanceof Expr.Literal(Long number)) || number < 1 || number > 100) {
      throw new NotUnderstood("a sample of a size that is only known while the test runs");
    }
    if (number > 1) {
      evaluator.walk.context.notes.decided(
          "line " + times.line() + ": a sample may have the same item twice.");
    }
    return new Expr.ListOf(Collections.nCopies((int) (long) number, choice(list)));
  }

  private Expr choices(Expr list, Arguments given) {
    if (given.size() > 1
        || given.names().containsKey("weights")
        || given.names().containsKey("cum_weights")) {
      throw new NotUnderstood("a choice by weights");
    }
    Py times = given.names().get("k");
    Expr count = times == null ? Expr.of(1L) : evaluator.expr(times);
    if (!(count instanceof Expr.Literal(Long number)) || number < 0 || number > 1_000) {
      throw new NotUnderstood("a number of choices that is only known while the test runs");
    }
    return new Expr.ListOf(Collections.nCopies((int) (long) number, choice(list)));
  }

  private Expr seconds(Arguments given) {
    Map<String, Double> units =
        Map.of("seconds", 1.0, "milliseconds", 0.001, "minutes", 60.0, "hours", 3600.0);
    double sum = 0;
    for (Map.Entry<String, Py> each : given.names().entrySet()) {
      Double unit = units.get(each.getKey());
      if (unit == null
          || !(evaluator.expr(each.getValue()) instanceof Expr.Literal(Number number))) {
        throw new NotUnderstood("a time");
      }
      sum += number.doubleValue() * unit;
    }
    if (given.size() > 0) {
      throw new NotUnderstood("a time");
    }
    return Expr.of(sum);
  }

  static Expr number(Expr of, Expr.Kind kind) {
    Function<Object, @Nullable Object> known =
        value -> {
          try {
            return switch (value) {
              case Number number when kind == Expr.Kind.INT -> number.longValue();
              case Number number -> number.doubleValue();
              case String text when kind == Expr.Kind.INT -> Long.parseLong(text.strip());
              case String text -> Double.parseDouble(text.strip());
              case Boolean flag when kind == Expr.Kind.INT -> flag ? 1L : 0L;
              default -> null;
            };
          } catch (NumberFormatException e) {
            throw new NotUnderstood("a text that is no number");
          }
        };
    Object value =
        of instanceof Expr.Literal(Object literal) && literal != null ? known.apply(literal) : null;
    return value != null ? Expr.of(value) : of.kind() == kind ? of : new Expr.Cast(kind, of);
  }

  private static Expr range(List<Expr> arguments) {
    long[] bounds = new long[arguments.size()];
    for (int i = 0; i < bounds.length; i++) {
      if (!(arguments.get(i) instanceof Expr.Literal(Long bound))) {
        throw new NotUnderstood("a range that is only known while the test runs");
      }
      bounds[i] = bound;
    }
    long from = bounds.length > 1 ? bounds[0] : 0;
    long to = bounds.length > 1 ? bounds[1] : bounds.length == 1 ? bounds[0] : 0;
    long step = bounds.length > 2 ? bounds[2] : 1;
    List<Expr> items = new ArrayList<>();
    for (long i = from; step > 0 ? i < to : step < 0 && i > to; i += step) {
      if (items.size() >= LONGEST_RANGE) {
        throw new NotUnderstood("a range that is too long");
      }
      items.add(Expr.of(i));
    }
    return new Expr.ListOf(List.copyOf(items));
  }

  private static Expr enumerate(List<Expr> items) {
    List<Expr> pairs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      pairs.add(new Expr.ListOf(List.of(Expr.of((long) i), items.get(i))));
    }
    return new Expr.ListOf(List.copyOf(pairs));
  }

  private Expr dict(Arguments given) {
    Map<String, Expr> entries = new LinkedHashMap<>();
    given.places().forEach(place -> entries.putAll(evaluator.entries(place)));
    given.spread().forEach(each -> entries.putAll(evaluator.entries(each)));
    given
        .names()
        .forEach((name, value) ->
            entries.put(
                name,
                evaluator.walk.use(evaluator.walk.context.guarded(name, evaluator.value(value)))));
    return new Expr.MapOf(entries);
  }
}
