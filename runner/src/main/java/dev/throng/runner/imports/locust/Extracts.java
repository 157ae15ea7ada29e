package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of an answer's JSON that are kept right after it: the request takes them out by itself.
 */
final class Extracts {
  private Extracts() {}

  static List<Act> of(List<Act> acts) {
    List<Act> kept = new ArrayList<>();
    Act.Request last = null;
    for (Act act : Tidied.of(acts)) {
      if (act instanceof Act.Request request) {
        last = request;
      } else if (act instanceof Act.Assign(String variable, Expr value) && last != null) {
        Optional<String> pointer = Pointers.of(value);
        if (pointer.isPresent() && value.all().anyMatch(isOf(last))) {
          last.extracts.put(variable, pointer.get());
          continue;
        }
        last = null;
      } else {
        last = null;
      }
      kept.add(act);
    }
    return kept;
  }

  private static java.util.function.Predicate<Expr> isOf(Act.Request request) {
    return each ->
        each instanceof Expr.Answered(Act.Request of, Expr.Part _, String _) && of == request;
  }
}
