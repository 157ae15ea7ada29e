package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts without those that nobody needs. */
final class Tidied {
  private Tidied() {}

  static List<Act> of(List<Act> acts) {
    List<Act> tidy = new ArrayList<>();
    for (Act act : acts) {
      one(act).ifPresent(tidy::add);
    }
    return tidy;
  }

  private static Optional<Act> one(Act act) {
    return switch (act) {
      case Act.Keep keep ->
          keep.isNeeded ? Optional.of(new Act.Assign(keep.variable, keep.value)) : Optional.empty();
      case Act.Leave _ -> Optional.empty();
      case Act.SetHeader(var headers) when headers.isEmpty() -> Optional.empty();
      case Act.Pause(long nanos) when nanos <= 0 -> Optional.empty();
      case Act.Loop(int times, List<Act> inner) -> {
        List<Act> tidy = of(inner);
        yield tidy.isEmpty() ? Optional.empty() : Optional.of(new Act.Loop(times, tidy));
      }
      case Act.Branch(Expr condition, List<Act> then, List<Act> otherwise) -> {
        List<Act> yes = of(then);
        List<Act> no = of(otherwise);
        if (yes.isEmpty() && no.isEmpty()) {
          yield Optional.empty();
        }
        yield Optional.of(
            yes.isEmpty()
                ? new Act.Branch(Folding.not(condition), no, List.of())
                : new Act.Branch(condition, yes, no));
      }
      default -> Optional.of(act);
    };
  }
}
