package dev.throng.runner.script;

import dev.throng.runner.scenario.Scenario.FeedPlan;
import dev.throng.runner.scenario.StepException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The rows that a worker hands to its users; the one thing that its loops share. */
public final class Feeds {
  private final List<Feed> feeds;

  public Feeds(List<FeedPlan> plans) {
    feeds = plans.stream().map(Feed::new).toList();
  }

  private static final class Feed {
    final FeedPlan plan;
    final AtomicLong next = new AtomicLong();
    final Queue<Map<String, Object>> unused;

    Feed(FeedPlan plan) {
      this.plan = plan;
      unused = new ConcurrentLinkedQueue<>(plan.rows());
    }
  }

  /**
   * @throws StepException if every row of a {@code unique} feed is in use
   */
  Map<String, Object> next(int feed, SplittableRandom random) {
    Feed source = feeds.get(feed);
    List<Map<String, Object>> rows = source.plan.rows();
    if (rows.isEmpty()) {
      throw new StepException("feed " + source.plan.name() + " has no row for this worker");
    }
    return switch (source.plan.pick()) {
      case SEQUENTIAL -> rows.get((int) (source.next.getAndIncrement() % rows.size()));
      case RANDOM -> rows.get(random.nextInt(rows.size()));
      case UNIQUE -> {
        Map<String, Object> row = source.unused.poll();
        if (row == null) {
          throw new StepException(
              "feed " + source.plan.name() + ": all " + rows.size() + " rows are in use");
        }
        yield row;
      }
    };
  }

  /**
   * The user that had the row is done with it.
   *
   * @return whether it was the user's alone, so that it must not be used any more
   */
  boolean giveBack(int feed, Map<String, Object> row) {
    Feed source = feeds.get(feed);
    boolean unique = source.plan.pick() == dev.throng.crds.spec.DataFeed.Pick.UNIQUE;
    if (unique) {
      source.unused.add(row);
    }
    return unique;
  }
}
