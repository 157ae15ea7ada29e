package dev.throng.operator.plan;

import dev.throng.crds.status.RunTerms;
import dev.throng.operator.settings.Limits;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Who goes first: those that run, then those that have waited longer. */
final class Queue {
  private Queue() {}

  /** What is in the way of the turn's run. */
  static Optional<String> obstacle(Turn turn) {
    Limits limits = turn.settings.limits();
    Neighbour self = self(turn, Terms.offered(turn));
    List<Neighbour> ahead =
        turn.seen.neighbours().stream()
            .filter(other -> other.active() || other.isBefore(self))
            .toList();
    Optional<Neighbour> rival =
        ahead.stream()
            .filter(other -> limits.queueByTarget() && other.host().equals(self.host()))
            .findFirst();
    if (rival.isPresent()) {
      return Optional.of(
          "waits for " + rival.get() + ", which loads the same target " + self.host());
    }
    return lackOfRoom(self, ahead, limits);
  }

  /** What keeps a run that goes on from becoming as large as it is asked to be. */
  static Optional<String> lackOfRoom(Turn turn, RunTerms asked) {
    List<Neighbour> active = turn.seen.neighbours().stream().filter(Neighbour::active).toList();
    return lackOfRoom(self(turn, asked), active, turn.settings.limits());
  }

  private static Optional<String> lackOfRoom(
      Neighbour self, List<Neighbour> others, Limits limits) {
    List<Neighbour> near =
        others.stream().filter(other -> other.namespace().equals(self.namespace())).toList();
    return full(self, near, Neighbour::users, limits.maxUsersPerNamespace(), "users")
        .or(() -> full(self, near, Neighbour::workers, limits.maxWorkersPerNamespace(), "workers"));
  }

  private static Neighbour self(Turn turn, RunTerms terms) {
    return new Neighbour(
        turn.test.owner().namespace(),
        turn.test.owner().name(),
        false,
        turn.run().createTime.truncatedTo(ChronoUnit.SECONDS),
        terms.target(),
        terms.users(),
        terms.workers());
  }

  private static Optional<String> full(
      Neighbour self,
      List<Neighbour> others,
      ToIntFunction<Neighbour> size,
      @Nullable Integer most,
      String what) {
    if (most == null) {
      return Optional.empty();
    }
    long taken = others.stream().mapToLong(size::applyAsInt).sum();
    return taken + size.applyAsInt(self) <= most
        ? Optional.empty()
        : Optional.of(
            "waits for room: its %d %s and the %d of others exceed the namespace's %d"
                .formatted(size.applyAsInt(self), what, taken, most));
  }
}
