package dev.throng.runner.master;

import dev.throng.crds.spec.DataFeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the rows of feeds with {@code pick: unique} among the expected workers, so that no two
 * hand out the same row; the other feeds go to every worker whole.
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
      boolean divided = feed != null && feed.pick() == DataFeed.Pick.UNIQUE;
      own.put(name, divided ? every(all, shard) : all);
    });
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
