package dev.throng.runner.comparison;

import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What both sides take, as intervals that are as wide as those of all of their runs together.
 *
 * @param finding worse if after breaks where before held, and by more than the least change
 */
public record CapacityChange(
    KnownCapacity before, KnownCapacity after, Difference.Finding finding) {

  /** Empty unless each run has one, of the same unit. */
  static Optional<CapacityChange> of(
      List<RecordedRun> before, List<RecordedRun> after, double leastChange) {
    List<KnownCapacity> all =
        Stream.concat(before.stream(), after.stream())
            .map(RecordedRun::capacity)
            .filter(Objects::nonNull)
            .toList();
    if (all.size() < before.size() + after.size()
        || all.stream().map(KnownCapacity::unit).distinct().count() > 1) {
      return Optional.empty();
    }
    KnownCapacity lower = widest(all.subList(0, before.size()));
    KnownCapacity upper = widest(all.subList(before.size(), all.size()));
    return Optional.of(new CapacityChange(lower, upper, finding(lower, upper, leastChange)));
  }

  private static KnownCapacity widest(List<KnownCapacity> side) {
    return new KnownCapacity(
        side.stream().mapToDouble(KnownCapacity::holds).min().orElse(0),
        side.stream().mapToDouble(KnownCapacity::breaks).max().orElse(Double.POSITIVE_INFINITY),
        side.getFirst().unit());
  }

  private static Difference.Finding finding(
      KnownCapacity before, KnownCapacity after, double leastChange) {
    if (after.breaks() <= before.holds() / (1 + leastChange)) {
      return Difference.Finding.WORSE;
    }
    return before.breaks() <= after.holds() / (1 + leastChange)
        ? Difference.Finding.BETTER
        : Difference.Finding.NONE;
  }
}
