package dev.throng.crds.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in an expression as it is, and would fail each time or silently mean something else:
 * wrong regular expressions, durations and timestamps, numbers out of range, and keys of maps.
 */
final class Literals {
  private static final Pattern DURATION =
      Pattern.compile("[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)");
  private static final Set<CelKind> KEYS =
      EnumSet.of(
          CelKind.STRING,
          CelKind.INT,
          CelKind.UINT,
          CelKind.BOOL,
          CelKind.DYN,
          CelKind.ANY,
          CelKind.TYPE_PARAM);

  private Literals() {}

  /** The first thing that is wrong, in words that follow the expression. */
  static Optional<String> broken(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .flatMap(expression -> broken(expression, tree))
        .findFirst();
  }

  private static Stream<String> broken(CelExpr expression, CelAbstractSyntaxTree tree) {
    return switch (expression.getKind()) {
      case CALL -> call(expression.call()).stream();
      case MAP -> map(expression.map(), tree).stream();
      case CONSTANT -> number(expression.constant()).stream();
      default -> Stream.empty();
    };
  }

  private static Optional<String> call(CelCall call) {
    if (call.args().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> last = text(call.args().getLast());
    return switch (call.function()) {
      case "matches" -> last.flatMap(Literals::regex);
      case "duration" -> last.flatMap(Literals::duration);
      case "timestamp" -> last.flatMap(Literals::timestamp);
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  private static Optional<String> regex(String text) {
    try {
      RegularExpression.compile(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("has in matches '" + text + "', which " + e.getMessage());
    }
  }

  private static Optional<String> duration(String text) {
    return DURATION.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "has duration('" + text + "'), which is no duration: write it as '500ms' or '1m30s'");
  }

  private static Optional<String> timestamp(String text) {
    try {
      OffsetDateTime.parse(text);
      return Optional.empty();
    } catch (DateTimeException _) {
      return Optional.of(
          "has timestamp('"
              + text
              + "'), which is no time: write it as '2026-01-31T18:00:00Z' (RFC 3339)");
    }
  }

  private static Optional<String> number(CelConstant constant) {
    return constant.getKind() == CelConstant.Kind.DOUBLE_VALUE
            && Double.isInfinite(constant.doubleValue())
        ? Optional.of("has a number that is too large: at most 1.7e308")
        : Optional.empty();
  }

  private static Optional<String> map(CelExpr.CelMap map, CelAbstractSyntaxTree tree) {
    Set<Object> seen = new HashSet<>();
    for (CelExpr.CelMap.Entry entry : map.entries()) {
      CelExpr key = entry.key();
      if (tree.getType(key.id()).filter(type -> !KEYS.contains(type.kind())).isPresent()) {
        return Optional.of(
            "has a map with a key that is neither text nor a whole number nor true or false");
      }
      if (key.getKind() == Kind.CONSTANT && !seen.add(value(key.constant()))) {
        return Optional.of("has the key " + value(key.constant()) + " twice in one map");
      }
    }
    return Optional.empty();
  }

  /** 1 and 1u are one key. */
  private static Object value(CelConstant key) {
    return switch (key.getKind()) {
      case STRING_VALUE -> "'" + key.stringValue() + "'";
      case INT64_VALUE -> key.int64Value();
      case UINT64_VALUE -> key.uint64Value().longValue();
      case BOOLEAN_VALUE -> key.booleanValue();
      default -> List.of(key);
    };
  }
}
