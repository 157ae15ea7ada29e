package dev.throng.operator.cluster;

import dev.throng.crds.LoadTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** LoadTests that are no more. */
final class Gone {
  /** How many may be remembered, so that not every look has to go through all. */
  private static final int SPARE = 50;

  private Gone() {}

  /**
   * Forgets them, now and then.
   *
   * @param byUid what is remembered of each
   * @param all LoadTests that there are
   */
  static void forget(Map<String, ?> byUid, List<LoadTest> all) {
    if (byUid.size() > all.size() + SPARE) {
      byUid
          .keySet()
          .retainAll(
              all.stream().map(one -> one.getMetadata().getUid()).collect(Collectors.toSet()));
    }
  }
}
