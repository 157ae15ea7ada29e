package dev.throng.runner.master;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.stats.RequestKey;
import java.util.Arrays;
import java.util.Objects;

/**
 * Puts the master's numbers of request names in place of one worker's, who numbers those that come
 * up later in the order in which it meets them. A worker's snapshots come once each and in order.
 */
final class Translation {
  private final Catalogue catalogue;

  /** The master's numbers by the worker's. */
  private int[] numbers;

  private boolean isNeeded;

  Translation(Catalogue catalogue) {
    this.catalogue = catalogue;
    numbers = new int[catalogue.namesOfSpec()];
    Arrays.setAll(numbers, number -> number);
  }

  /**
   * What a worker said, under the master's numbers. Several of a worker's names may have one of
   * them, that of {@link RequestKey#OTHER}.
   *
   * @throws IndexOutOfBoundsException if it counts under a number whose name it never said
   */
  Snapshot translate(Snapshot snapshot) {
    learn(snapshot);
    snapshot.names().forEach(count -> Objects.checkIndex(count.name(), numbers.length));
    snapshot.errors().forEach(error -> Objects.checkIndex(error.name(), numbers.length));
    return isNeeded
        ? snapshot.under(
            snapshot.names().stream().map(count -> count.under(numbers[count.name()])).toList(),
            snapshot.errors().stream().map(error -> error.under(numbers[error.name()])).toList())
        : snapshot;
  }

  private void learn(Snapshot snapshot) {
    if (snapshot.newNames().isEmpty()) {
      return;
    }
    int known = numbers.length;
    numbers = Arrays.copyOf(numbers, known + snapshot.newNames().size());
    for (RequestKey name : snapshot.newNames()) {
      numbers[known] = catalogue.name(name);
      isNeeded |= numbers[known] != known;
      known++;
    }
  }
}
