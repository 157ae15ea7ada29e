package dev.throng.crds.expressions;

import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.extensions.CelExtensions;
import dev.throng.crds.problems.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells functions from variables, which CEL's compiler calls undeclared alike. */
final class CalledFunctions {
  private static final List<String> OF_CEL =
      List.of(
          "all",
          "bool",
          "bytes",
          "contains",
          "double",
          "duration",
          "dyn",
          "endsWith",
          "exists",
          "exists_one",
          "filter",
          "getDate",
          "getDayOfMonth",
          "getDayOfWeek",
          "getDayOfYear",
          "getFullYear",
          "getHours",
          "getMilliseconds",
          "getMinutes",
          "getMonth",
          "getSeconds",
          "has",
          "int",
          "map",
          "matches",
          "size",
          "startsWith",
          "string",
          "timestamp",
          "type",
          "uint");

  private CalledFunctions() {}

  static boolean include(String name, CelValidationResult parsed) {
    try {
      return CelNavigableAst.fromAst(parsed.getAst())
          .getRoot()
          .allNodes()
          .map(node -> node.expr())
          .anyMatch(node -> node.getKind() == Kind.CALL && node.call().function().equals(name));
    } catch (CelValidationException notEvenParsed) {
      return false;
    }
  }

  static String unknown(String name) {
    List<String> known =
        Stream.of(
                OF_CEL.stream(),
                CelExtensions.getAllFunctionNames().stream(),
                Arrays.stream(Function.values()).map(Function::label))
            .flatMap(names -> names)
            .toList();
    return "has the unknown function "
        + name
        + "()"
        + DidYouMean.nearest(name, known).map(near -> "; did you mean " + near + "()?").orElse("");
  }
}
