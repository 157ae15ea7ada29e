package dev.throng.runner.tally;

import dev.throng.runner.catalogue.Numbered;
import dev.throng.runner.protocol.Snapshot.NameCount;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts that wait to be added up, name by name: all of a second at once at best, since a sum has
 * thousands of buckets to be written; sooner, and again, when they take too much room.
 */
final class Parts {
  /**
   * Of all names together, for each second that is open: while a worker is silent, that is some.
   */
  private static final int SHARE_OF_HEAP = 64;

  private final Numbered<List<NameCount>> byName = new Numbered<>(ArrayList::new);
  private final Merger merger;
  private final long usualBytes;
  private long mostBytes;
  private long bytes;

  Parts(Merger merger) {
    this(merger, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  Parts(Merger merger, long usualBytes) {
    this.merger = merger;
    this.usualBytes = usualBytes;
    mostBytes = usualBytes;
  }

  void add(NameCount count) {
    byName.get(count.name()).add(count);
    bytes += count.heapBytes();
    if (bytes > mostBytes) {
      condense();
      mostBytes = Math.max(usualBytes, 2 * bytes);
    }
  }

  /** What waits takes about so much. */
  long bytes() {
    return bytes;
  }

  /** One for each name, in the order of their numbers; nothing waits any more. */
  List<NameCount> sums() {
    condense();
    List<NameCount> sums = new ArrayList<>();
    for (int name = 0; name < byName.size(); name++) {
      sums.addAll(byName.get(name));
      byName.get(name).clear();
    }
    bytes = 0;
    return sums;
  }

  private void condense() {
    bytes = 0;
    for (int name = 0; name < byName.size(); name++) {
      List<NameCount> counts = byName.get(name);
      if (counts.isEmpty()) {
        continue;
      }
      NameCount sum = merger.merge(counts);
      counts.clear();
      counts.add(sum);
      bytes += sum.heapBytes();
    }
  }
}
