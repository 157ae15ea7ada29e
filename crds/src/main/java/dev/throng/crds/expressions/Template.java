package dev.throng.crds.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text with {@code ${…}} in it. {@code $${} stands for {@code ${} itself.
 *
 * @param source as written
 */
public record Template(String source, List<Part> parts) {
  private static final Pattern REFERENCE =
      Pattern.compile(Identifier.PATTERN + "(\\." + Identifier.PATTERN + ")*");

  /** A piece of a template. */
  public sealed interface Part {
    /** Taken as it is. */
    record Text(String text) implements Part {}

    /**
     * A plain name such as {@code token} or {@code accounts.user}, which needs no CEL.
     *
     * @param path at least one name
     */
    record Reference(List<String> path) implements Part {
      @Override
      public String toString() {
        return String.join(".", path);
      }
    }

    /** CEL. */
    record Expression(String source) implements Part {}
  }

  /** Whether nothing needs to be filled in. */
  public boolean isConstant() {
    return parts.stream().allMatch(Part.Text.class::isInstance);
  }

  /** The template that stands for this very text. */
  public static String literal(String text) {
    return text.replace("${", "$${");
  }

  /**
   * @throws IllegalArgumentException if a {@code ${} has no end or nothing in it
   */
  public static Template parse(String source) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      if (source.startsWith("$${", at)) {
        text.append("${");
        at += 3;
      } else if (source.startsWith("${", at)) {
        int end = ExpressionEnd.find(source, at + 2);
        if (!text.isEmpty()) {
          parts.add(new Part.Text(text.toString()));
          text.setLength(0);
        }
        parts.add(part(source.substring(at + 2, end).strip()));
        at = end + 1;
      } else {
        text.append(source.charAt(at++));
      }
    }
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text.toString()));
    }
    return new Template(source, List.copyOf(parts));
  }

  private static Part part(String expression) {
    if (expression.isEmpty()) {
      throw new IllegalArgumentException("has nothing between ${ and }; $${ stands for ${ itself");
    }
    List<String> path = List.of(expression.split("\\.", -1));
    return REFERENCE.matcher(expression).matches() && path.stream().noneMatch(Identifier::isKeyword)
        ? new Part.Reference(path)
        : new Part.Expression(expression);
  }
}
