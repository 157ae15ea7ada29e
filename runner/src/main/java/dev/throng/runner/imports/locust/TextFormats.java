package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with values in them: f-strings, {@code %} and {@code format}. */
final class TextFormats {
  private static final Pattern PERCENT =
      Pattern.compile("%(?:\\((\\w+)\\))?([#0\\- +]*\\d*(?:\\.\\d+)?)([a-zA-Z%])");
  private static final Pattern BRACES =
      Pattern.compile("\\{\\{|}}|\\{([^{}:!]*)(![rsa])?(?::([^{}]*))?}");
  private static final Pattern SPEC = Pattern.compile("0?(\\d*)(?:\\.(\\d+))?([dfs]?)");

  private final Evaluator evaluator;

  TextFormats(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Expr joined(Py node) {
    List<Expr> parts = new ArrayList<>();
    for (Py value : node.list("values")) {
      if (value.is("FormattedValue")) {
        Expr inner = evaluator.expr(value.get("value"));
        int conversion = value.json().path("conversion").asInt(-1);
        String spec =
            value.has("format_spec")
                    && evaluator.expr(value.get("format_spec")) instanceof Expr.Literal(String text)
                ? text
                : "";
        if (conversion != -1 && conversion != 's' || value.has("format_spec") && spec.isEmpty()) {
          throw new NotUnderstood("a format");
        }
        parts.add(formatted(inner, spec));
      } else {
        parts.add(evaluator.expr(value));
      }
    }
    return Folding.text(parts);
  }

  Expr percent(String format, Expr values) {
    Matcher matcher = PERCENT.matcher(format);
    List<Expr> parts = new ArrayList<>();
    int from = 0;
    int next = 0;
    while (matcher.find()) {
      parts.add(Expr.of(format.substring(from, matcher.start())));
      from = matcher.end();
      if (matcher.group(3).equals("%")) {
        parts.add(Expr.of("%"));
        continue;
      }
      Expr value;
      if (matcher.group(1) != null) {
        value = Folding.item(values, Expr.of(matcher.group(1)), null);
      } else if (values instanceof Expr.ListOf(List<Expr> items)) {
        if (next >= items.size()) {
          throw new NotUnderstood("a format with too few values");
        }
        value = items.get(next);
      } else {
        value = values;
      }
      next++;
      parts.add(
          formatted(
              value,
              matcher.group(2)
                  + (matcher.group(2).isEmpty() ? "" : matcher.group(3).replace('i', 'd'))));
    }
    parts.add(Expr.of(format.substring(from)));
    return Folding.text(parts);
  }

  Expr format(String format, List<Expr> values, Map<String, Expr> named) {
    Matcher matcher = BRACES.matcher(format);
    List<Expr> parts = new ArrayList<>();
    int from = 0;
    int next = 0;
    while (matcher.find()) {
      parts.add(Expr.of(format.substring(from, matcher.start())));
      from = matcher.end();
      if (matcher.group(1) == null) {
        parts.add(Expr.of(matcher.group().substring(1)));
        continue;
      }
      String field = matcher.group(1);
      Expr value =
          field.isEmpty() || field.matches("\\d+")
              ? at(values, field.isEmpty() ? next++ : Integer.parseInt(field))
              : named.get(field);
      if (value == null || matcher.group(2) != null && !matcher.group(2).equals("!s")) {
        throw new NotUnderstood("a format");
      }
      parts.add(formatted(value, matcher.group(3) == null ? "" : matcher.group(3)));
    }
    parts.add(Expr.of(format.substring(from)));
    return Folding.text(parts);
  }

  private static Expr at(List<Expr> values, int index) {
    if (index >= values.size()) {
      throw new NotUnderstood("a format with too few values");
    }
    return values.get(index);
  }

  /** Only what is known can be padded or rounded. */
  private static Expr formatted(Expr value, String spec) {
    if (spec.isEmpty() || spec.equals("d") && value.kind() == Expr.Kind.INT || spec.equals("s")) {
      return value;
    }
    Matcher parsed = SPEC.matcher(spec);
    if (!parsed.matches() || !(value instanceof Expr.Literal(Object known))) {
      throw new NotUnderstood("a format");
    }
    String zeros = spec.startsWith("0") ? "0" : "";
    String width = parsed.group(1).isEmpty() ? "" : zeros + parsed.group(1);
    return switch (known) {
      case Long number when parsed.group(2) == null ->
          Expr.of(String.format(Locale.ROOT, "%" + width + "d", number));
      case Number number when parsed.group(2) != null ->
          Expr.of(
              String.format(
                  Locale.ROOT, "%" + width + "." + parsed.group(2) + "f", number.doubleValue()));
      case null, default -> throw new NotUnderstood("a format");
    };
  }
}
