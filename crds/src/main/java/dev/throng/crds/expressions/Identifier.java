package dev.throng.crds.expressions;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name that expressions can use.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax">CEL's syntax
 *     and reserved words</a>
 */
public final class Identifier {
  static final String PATTERN = "[A-Za-z_][A-Za-z0-9_]*";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");
  private static final Set<String> CEL_WORDS =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while",
          "int",
          "uint",
          "double",
          "bool",
          "string",
          "bytes",
          "list",
          "map",
          "type",
          "null_type",
          "dyn");

  private Identifier() {}

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  /** What is wrong with a name for a variable, a secret's or a feed's. */
  public static Optional<String> broken(String name) {
    if (!WHOLE.matcher(name).matches()) {
      return Optional.of(
          "is no name for expressions: letters, digits and _, beginning with no digit");
    }
    if (KEYWORDS.contains(name) || CEL_WORDS.contains(name)) {
      return Optional.of("is a word of CEL: choose another name");
    }
    return Scope.BUILT_IN.contains(name)
        ? Optional.of("is the name of something built in: choose another name")
        : Optional.empty();
  }
}
