package dev.throng.runner.scenario;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Recognises expressions that only compare the status with numbers, which are most checks, and
 * makes them cheap.
 */
final class StatusCondition {
  private StatusCondition() {}

  static Optional<Condition> of(CelAbstractSyntaxTree tree) {
    return predicate(tree.getExpr())
        .map(predicate ->
            scope -> {
              Answer answer = scope.answer();
              if (answer == null) {
                throw new StepException("status is not there: the last request had no answer");
              }
              return predicate.test(answer.status());
            });
  }

  private static Optional<IntPredicate> predicate(CelExpr expression) {
    if (expression.exprKind().getKind() != CelExpr.ExprKind.Kind.CALL) {
      return Optional.empty();
    }
    CelExpr.CelCall call = expression.call();
    List<CelExpr> operands = call.args();
    return switch (call.function()) {
      case "_&&_" -> both(operands, IntPredicate::and);
      case "_||_" -> both(operands, IntPredicate::or);
      case "!_" -> predicate(operands.getFirst()).map(IntPredicate::negate);
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> comparison(call);
      default -> Optional.empty();
    };
  }

  private static Optional<IntPredicate> both(
      List<CelExpr> operands, java.util.function.BinaryOperator<IntPredicate> join) {
    return predicate(operands.get(0))
        .flatMap(left -> predicate(operands.get(1)).map(right -> join.apply(left, right)));
  }

  private static Optional<IntPredicate> comparison(CelExpr.CelCall call) {
    CelExpr left = call.args().get(0);
    CelExpr right = call.args().get(1);
    if (left.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT
        || !left.ident().name().equals("status")
        || right.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || right.constant().getKind() != CelConstant.Kind.INT64_VALUE) {
      return Optional.empty();
    }
    long number = right.constant().int64Value();
    return Optional.of(
        switch (call.function()) {
          case "_==_" -> status -> status == number;
          case "_!=_" -> status -> status != number;
          case "_<_" -> status -> status < number;
          case "_<=_" -> status -> status <= number;
          case "_>_" -> status -> status > number;
          default -> status -> status >= number;
        });
  }
}
