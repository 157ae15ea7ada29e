package dev.throng.crds.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.List;
import java.util.stream.Stream;

/** The dotted names {@code a.b} that an expression reads, where {@code a} is a variable. */
final class SelectedNames {
  private SelectedNames() {}

  static Stream<List<String>> in(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expression -> expression.getKind() == Kind.SELECT)
        .map(CelExpr::select)
        .filter(select -> select.operand().getKind() == Kind.IDENT)
        .map(select -> List.of(select.operand().ident().name(), select.field()));
  }
}
