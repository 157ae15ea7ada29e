package dev.throng.runner.imports.openapi;

import dev.throng.crds.expressions.Template;
import dev.throng.runner.imports.StepWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are not written down, but named: secrets, ids out of answers, and constants. In URLs,
 * headers and bodies a mark stands for them, made of characters that no description has.
 */
final class Values implements StepWriter.Known {
  private static final Pattern MARK = Pattern.compile("\uE000([^\uE001]*)\uE001");

  private final Map<String, Supplier<String>> expressions = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /**
   * A mark for a value.
   *
   * @param expression asked when the value is used
   */
  String mark(String key, Supplier<String> expression) {
    expressions.putIfAbsent(key, expression);
    return "\uE000" + key + "\uE001";
  }

  /** From here on fields of this name have the value of a variable. */
  void id(String field, String variable) {
    ids.put(field, variable);
  }

  /** A user may begin here: ids of earlier answers are not known. */
  void forgetIds() {
    ids.clear();
  }

  /** The variable that has an id of an earlier answer. */
  Optional<String> id(String field) {
    return Optional.ofNullable(ids.get(field));
  }

  @Override
  public Optional<String> variable(String name, String value) {
    Matcher mark = MARK.matcher(value);
    return mark.matches() ? Optional.of(expression(mark.group(1))) : id(name);
  }

  @Override
  public String template(String text) {
    return MARK.matcher(Template.literal(text))
        .replaceAll(mark -> Matcher.quoteReplacement("${" + expression(mark.group(1)) + "}"));
  }

  private String expression(String key) {
    Supplier<String> expression = expressions.get(key);
    return expression == null ? key : expression.get();
  }
}
