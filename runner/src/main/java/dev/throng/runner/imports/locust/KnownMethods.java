package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of texts, lists and dicts that a test can compute too. */
final class KnownMethods {
  private KnownMethods() {}

  static Expr call(
      Expr of, String name, Arguments given, Evaluator evaluator, TextFormats formats) {
    List<Expr> arguments = new ArrayList<>();
    for (Py place : given.places()) {
      arguments.add(evaluator.expr(place));
    }
    if (name.equals("format") && of instanceof Expr.Literal(String format)) {
      Map<String, Expr> named = new LinkedHashMap<>();
      given.names().forEach((key, value) -> named.put(key, evaluator.expr(value)));
      given.spread().forEach(each -> named.putAll(evaluator.entries(each)));
      return formats.format(format, arguments, named);
    }
    Expr first = arguments.isEmpty() ? Expr.Literal.NULL : arguments.getFirst();
    return switch (name) {
      case "get" ->
          Folding.item(of, first, arguments.size() > 1 ? arguments.get(1) : Expr.Literal.NULL);
      case "copy" -> of;
      case "keys" -> new Expr.ListOf(Evaluator.items(of));
      case "values" -> new Expr.ListOf(List.copyOf(entries(of).values()));
      case "items" ->
          new Expr.ListOf(
              entries(of).entrySet().stream()
                  .map(e -> (Expr) new Expr.ListOf(List.of(Expr.of(e.getKey()), e.getValue())))
                  .toList());
      case "total_seconds", "timestamp" ->
          of.equals(new Expr.Now(Expr.Unit.ISO)) ? new Expr.Now(Expr.Unit.SECONDS) : real(of);
      case "isoformat", "encode", "decode" -> asIs(of);
      case "join" -> joined(Templates.text(of), first, evaluator.walk.context);
      case "lower", "upper", "strip", "startswith", "endswith", "replace", "split" ->
          text(of, name, arguments);
      default -> throw new NotUnderstood("a call of " + name);
    };
  }

  private static Expr asIs(Expr of) {
    if (of.kind() != Expr.Kind.TEXT) {
      throw new NotUnderstood("bytes");
    }
    return of;
  }

  private static Map<String, Expr> entries(Expr of) {
    if (of instanceof Expr.MapOf(Map<String, Expr> entries)) {
      return entries;
    }
    throw new NotUnderstood("a dict that is only known while the test runs");
  }

  private static Expr real(Expr of) {
    if (of.kind() != Expr.Kind.REAL) {
      throw new NotUnderstood("a time");
    }
    return of;
  }

  private static Expr text(Expr of, String name, List<Expr> arguments) {
    if (of instanceof Expr.Literal(String text)
        && arguments.stream().allMatch(a -> a instanceof Expr.Literal(String _))) {
      List<String> words =
          arguments.stream().map(a -> a instanceof Expr.Literal(String word) ? word : "").toList();
      switch (name + words.size()) {
        case "lower0":
          return Expr.of(text.toLowerCase(java.util.Locale.ROOT));
        case "upper0":
          return Expr.of(text.toUpperCase(java.util.Locale.ROOT));
        case "strip0":
          return Expr.of(text.strip());
        case "startswith1":
          return Expr.of(text.startsWith(words.getFirst()));
        case "endswith1":
          return Expr.of(text.endsWith(words.getFirst()));
        case "replace2":
          return Expr.of(text.replace(words.getFirst(), words.getLast()));
        case "split1":
          return new Expr.ListOf(
              java.util.Arrays.stream(
                      text.split(java.util.regex.Pattern.quote(words.getFirst()), -1))
                  .map(part -> (Expr) Expr.of(part))
                  .toList());
        default:
          break;
      }
    }
    int expected =
        switch (name) {
          case "replace" -> 2;
          case "startswith", "endswith", "split" -> 1;
          default -> 0;
        };
    if (arguments.size() != expected) {
      throw new NotUnderstood("a call of " + name);
    }
    String both =
        switch (name) {
          case "startswith" -> "startsWith";
          case "endswith" -> "endsWith";
          default -> name;
        };
    return new Expr.Method(both, of, arguments);
  }

  /** Letters drawn one by one are one random text. */
  private static Expr joined(String separator, Expr list, Context context) {
    List<Expr> items = Evaluator.items(list);
    if (separator.isEmpty()
        && !items.isEmpty()
        && items.stream().allMatch(KnownMethods::isLetter)) {
      context.notes.decided("texts of random characters have letters and digits.");
      return new Expr.RandomText(Expr.of((long) items.size()));
    }
    List<Expr> parts = new ArrayList<>();
    for (Expr item : items) {
      if (!parts.isEmpty()) {
        parts.add(Expr.of(separator));
      }
      parts.add(item);
    }
    return Folding.text(parts);
  }

  private static boolean isLetter(Expr item) {
    return item instanceof Expr.Choice(Expr.ListOf(List<Expr> letters))
        && letters.size() >= 10
        && letters.stream()
            .allMatch(l -> l instanceof Expr.Literal(String letter) && letter.length() == 1);
  }
}
