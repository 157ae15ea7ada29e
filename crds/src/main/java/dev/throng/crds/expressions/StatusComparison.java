package dev.throng.crds.expressions;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions that only compare the status with numbers, as most checks do, such as {@code
 * status == 200 || status == 201}. They mean what they mean in CEL, whose classes need not be
 * loaded for them.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax">CEL's
 *     syntax</a>
 */
public final class StatusComparison {
  /** Far below what CEL refuses as too deep. */
  private static final int MOST_CHARACTERS = 200;

  private static final int MOST_DIGITS = 18;
  private static final String BLANKS = " \t\r\n\f";

  private final String source;
  private int at;

  private StatusComparison(String source) {
    this.source = source;
  }

  /** What holds for a status; empty where there is more to the source, which is CEL's then. */
  public static Optional<IntPredicate> parse(String source) {
    if (source.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    StatusComparison reader = new StatusComparison(source);
    IntPredicate whole = reader.either();
    reader.skipBlanks();
    return reader.at == source.length() ? Optional.ofNullable(whole) : Optional.empty();
  }

  private @Nullable IntPredicate either() {
    IntPredicate left = both();
    while (left != null && take("||")) {
      IntPredicate right = both();
      left = right == null ? null : left.or(right);
    }
    return left;
  }

  private @Nullable IntPredicate both() {
    IntPredicate left = single();
    while (left != null && take("&&")) {
      IntPredicate right = single();
      left = right == null ? null : left.and(right);
    }
    return left;
  }

  private @Nullable IntPredicate single() {
    if (take("!")) {
      skipBlanks();
      IntPredicate denied =
          source.startsWith("(", at) || source.startsWith("!", at) ? single() : null;
      return denied == null ? null : denied.negate();
    }
    if (take("(")) {
      IntPredicate inner = either();
      return take(")") ? inner : null;
    }
    return take("status") ? comparison() : null;
  }

  private @Nullable IntPredicate comparison() {
    if (take("==")) {
      return number(number -> status -> status == number);
    }
    if (take("!=")) {
      return number(number -> status -> status != number);
    }
    if (take("<=")) {
      return number(number -> status -> status <= number);
    }
    if (take(">=")) {
      return number(number -> status -> status >= number);
    }
    if (take("<")) {
      return number(number -> status -> status < number);
    }
    return take(">") ? number(number -> status -> status > number) : null;
  }

  private @Nullable IntPredicate number(LongFunction<IntPredicate> comparison) {
    skipBlanks();
    int from = at;
    while (at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
      at++;
    }
    return at == from || at - from > MOST_DIGITS
        ? null
        : comparison.apply(Long.parseLong(source, from, at, 10));
  }

  private boolean take(String token) {
    skipBlanks();
    boolean there = source.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  private void skipBlanks() {
    while (at < source.length() && BLANKS.indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }
}
