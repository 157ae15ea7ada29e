package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts that wait to be added up, name by name: all of a second at once at best, since a sum has
 * thousands of buckets to be written; sooner, and again, when they take too much room.
 */
final class Parts {
  /**
   * Of all names together, for each second that is open: while a worker is silent, that is some.
   */
  private static final int SHARE_OF_HEAP = 64;

  private final SortedMap<Integer, List<NameCount>> byName = new TreeMap<>();
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
    byName.computeIfAbsent(count.name(), _ -> new ArrayList<>(2)).add(count);
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
    List<NameCount> sums = byName.values().stream().map(merger::merge).toList();
    byName.clear();
    bytes = 0;
    return sums;
  }

  private void condense() {
    bytes = 0;
    for (List<NameCount> counts : byName.values()) {
      NameCount sum = merger.merge(counts);
      counts.clear();
      counts.add(sum);
      bytes += sum.heapBytes();
    }
  }
}
