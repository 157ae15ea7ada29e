package dev.throng.crds.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.SimpleType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes {@code has(a.b)} false where {@code a} is a text, a number, a list or null, as it is in CEL
 * for Go; CEL for Java has an error there. What has fields is asked for them through a function
 * that users cannot call.
 */
final class FieldTests {
  static final String FUNCTION = "@fields";

  private FieldTests() {}

  static CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        FUNCTION,
        CelOverloadDecl.newGlobalOverload(
            Language.FIELDS_OVERLOAD, SimpleType.DYN, SimpleType.DYN));
  }

  /** The tree to be checked again; empty if there is nothing to change. */
  static Optional<CelAbstractSyntaxTree> lenient(CelAbstractSyntaxTree tree) {
    Set<Long> operands = operandsOfUnknownType(tree);
    if (operands.isEmpty()) {
      return Optional.empty();
    }
    CelMutableAst copy = CelMutableAst.fromCelAst(tree);
    long[] nextId = {
      CelNavigableAst.fromAst(tree).getRoot().allNodes().mapToLong(n -> n.id()).max().orElse(0)
    };
    CelNavigableMutableAst.fromAst(copy)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expression -> operands.contains(expression.id()))
        .toList()
        .forEach(operand -> wrap(operand, ++nextId[0]));
    return Optional.of(copy.toParsedAst());
  }

  private static Set<Long> operandsOfUnknownType(CelAbstractSyntaxTree tree) {
    Set<Long> operands = new HashSet<>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expression -> expression.getKind() == Kind.SELECT)
        .map(CelExpr::select)
        .filter(select -> select.testOnly())
        .map(select -> select.operand().id())
        .filter(id -> tree.getType(id).filter(type -> type.kind() == CelKind.DYN).isPresent())
        .forEach(operands::add);
    return operands;
  }

  private static void wrap(CelMutableExpr operand, long id) {
    CelMutableExpr inner = CelMutableExpr.newInstance(operand);
    inner.setId(id);
    operand.setCall(CelMutableExpr.CelMutableCall.create(FUNCTION, inner));
  }
}
