package dev.throng.runner.fleet;

import dev.throng.crds.spec.DataFeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the rows of feeds among the expected workers. Those with {@code pick: unique} are dealt,
 * so that no two workers hand out the same row; those with {@code pick: sequential} are one
 * sequence over all workers, of which each has every n-th row, over and over; {@code pick: random}
 * ones go to every worker whole.
 */
final class Shards {
  static final int NONE = -1;

  private final Map<String, DataFeed> feeds;
  private final Map<String, List<Map<String, Object>>> rows;
  private final int shards;
  private final Set<Integer> taken = new HashSet<>();

  Shards(Map<String, DataFeed> feeds, Map<String, List<Map<String, Object>>> rows, int shards) {
    this.feeds = feeds;
    this.rows = rows;
    this.shards = shards;
  }

  /** Whether a worker without a shard can run users. */
  boolean areOptional() {
    return feeds.values().stream().noneMatch(feed -> feed.pick() == DataFeed.Pick.UNIQUE);
  }

  /** A shard that nobody has, or {@link #NONE}. */
  int take() {
    for (int shard = 0; shard < shards; shard++) {
      if (taken.add(shard)) {
        return shard;
      }
    }
    return NONE;
  }

  /** Takes a certain shard; false if it is another's by now. */
  boolean take(int shard) {
    return shard == NONE || taken.add(shard);
  }

  void giveBack(int shard) {
    taken.remove(shard);
  }

  /** The rows that the owner of a shard may use. */
  Map<String, List<Map<String, Object>>> rows(int shard) {
    Map<String, List<Map<String, Object>>> own = new LinkedHashMap<>();
    rows.forEach((name, all) -> {
      DataFeed feed = feeds.get(name);
      own.put(
          name,
          switch (feed == null ? DataFeed.Pick.RANDOM : feed.pick()) {
            case UNIQUE -> every(all, shard);
            case SEQUENTIAL -> inTurn(all, Math.max(0, shard));
            case RANDOM -> all;
          });
    });
    return own;
  }

  /** The own rows of the endless sequence of all, until they begin again. */
  private List<Map<String, Object>> inTurn(List<Map<String, Object>> all, int shard) {
    List<Map<String, Object>> own = new ArrayList<>();
    long row = shard;
    do {
      if (!all.isEmpty()) {
        own.add(all.get((int) (row % all.size())));
      }
      row += shards;
    } while (own.size() < all.size() && row % all.size() != shard % all.size());
    return own;
  }

  private List<Map<String, Object>> every(List<Map<String, Object>> all, int shard) {
    List<Map<String, Object>> own = new ArrayList<>();
    for (int i = shard; i >= 0 && i < all.size(); i += shards) {
      own.add(all.get(i));
    }
    return own;
  }
}
