package dev.throng.crds.expressions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * The regular expressions of manifests, in extractors as in {@code matches}: RE2's, which take time
 * in line with the text, whatever a server sends.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>
 */
public final class RegularExpression {
  private RegularExpression() {}

  /**
   * @throws IllegalArgumentException saying what is wrong, or what RE2 has not
   */
  public static Pattern compile(String text) {
    if (RepetitionSize.of(text) > RepetitionSize.MAX) {
      throw new IllegalArgumentException(
          "is too large a regular expression: its counted repetitions, such as {1000}, stand for"
              + " more than "
              + RepetitionSize.MAX
              + " characters");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(message(text, e), e);
    }
  }

  private static String message(String text, PatternSyntaxException problem) {
    String at = problem.getPattern();
    if (at.startsWith("(?=") || at.startsWith("(?!")) {
      return unsupported("look-ahead " + at);
    }
    if (at.startsWith("(?<=") || at.startsWith("(?<!")) {
      return unsupported("look-behind " + at.substring(0, 4));
    }
    if (at.startsWith("(?>")) {
      return unsupported("an atomic group (?>");
    }
    if (at.matches("\\\\[1-9k]")) {
      return unsupported("a back-reference " + at);
    }
    if (at.matches("([*+?]|\\{[0-9,]+})\\+")) {
      return unsupported("a possessive repetition " + at);
    }
    return "is not a regular expression of RE2: " + plain(text, problem);
  }

  private static String unsupported(String what) {
    return "has "
        + what
        + ", which RE2 does not know: its regular expressions take time in line with the text";
  }

  private static String plain(String text, PatternSyntaxException problem) {
    if (problem.getDescription().contains("internal error")) {
      return "unexpected )";
    }
    String at = problem.getPattern();
    return problem.getDescription() + (at.isEmpty() || at.equals(text) ? "" : ": " + at);
  }
}
