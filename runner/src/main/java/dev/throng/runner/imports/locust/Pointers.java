package dev.throng.runner.imports.locust;

import java.util.Optional;

/** Places in JSON by RFC 6901. */
final class Pointers {
  private Pointers() {}

  /** Of an expression that takes something out of an answer's JSON and nothing else. */
  static Optional<String> of(Expr expr) {
    return switch (expr) {
      case Expr.Answered(Act.Request _, Expr.Part part, String _) when part == Expr.Part.JSON ->
          Optional.of("");
      case Expr.Item(Expr of, Expr.Literal(Object key), Expr otherwise)
          when otherwise == null
              && (key instanceof String || key instanceof Long index && index >= 0) ->
          of(of).map(outer -> outer + "/" + key.toString().replace("~", "~0").replace("/", "~1"));
      default -> Optional.empty();
    };
  }
}
