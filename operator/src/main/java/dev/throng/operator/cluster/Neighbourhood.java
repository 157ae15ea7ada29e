package dev.throng.operator.cluster;

import dev.throng.crds.LoadTest;
import dev.throng.operator.plan.Declaration;
import dev.throng.operator.plan.Neighbour;
import dev.throng.operator.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All LoadTests that have or wait for a run, without the delay of the API server: what was planned
 * a moment ago counts, so that no two runs take the same place.
 */
final class Neighbourhood {
  private final Map<String, Optional<Neighbour>> planned = new HashMap<>();

  /**
   * Plans one LoadTest at a time: of two that want the same place, the second sees the first.
   *
   * @param all LoadTests that there are
   */
  synchronized Plan decide(
      Declaration test, List<LoadTest> all, Function<List<Neighbour>, Plan> plan) {
    Plan decided = plan.apply(others(test, all));
    planned.put(
        test.owner().uid(),
        Neighbour.of(test.owner().namespace(), test.owner().name(), decided.status()));
    Gone.forget(planned, all);
    return decided;
  }

  private List<Neighbour> others(Declaration test, List<LoadTest> all) {
    return all.stream()
        .filter(other -> !other.getMetadata().getUid().equals(test.owner().uid()))
        .filter(other -> other.getMetadata().getDeletionTimestamp() == null)
        .flatMap(other -> neighbour(other).stream())
        .toList();
  }

  private Optional<Neighbour> neighbour(LoadTest other) {
    Optional<Neighbour> known = planned.get(other.getMetadata().getUid());
    return known != null
        ? known
        : Neighbour.of(
            other.getMetadata().getNamespace(),
            other.getMetadata().getName(),
            Declarations.status(other));
  }
}
