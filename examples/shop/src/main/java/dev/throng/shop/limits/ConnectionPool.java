package dev.throng.shop.limits;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Every request borrows one of a few database connections and holds it for the time of its query.
 * When all are lent, requests queue in order of arrival, and are turned away after their patience:
 * fine up to a load, then collapse.
 */
public final class ConnectionPool implements Gate {
  private final Vertx vertx;
  private final Settings settings;
  private final Deque<Waiter> queue = new ArrayDeque<>();
  private int idle;

  public ConnectionPool(Vertx vertx, Settings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.idle = settings.connections();
  }

  @Override
  public Future<@Nullable Void> pass() {
    return borrow().compose(lent -> query()).onSuccess(done -> giveBack());
  }

  private Future<@Nullable Void> query() {
    return vertx.timer(settings.hold().toMillis()).mapEmpty();
  }

  private Future<@Nullable Void> borrow() {
    Waiter waiter;
    synchronized (this) {
      if (idle > 0) {
        idle--;
        return Future.succeededFuture();
      }
      waiter = new Waiter(vertx.getOrCreateContext(), Promise.promise());
      queue.addLast(waiter);
    }
    long timer = vertx.setTimer(settings.patience().toMillis(), expired -> turnAway(waiter));
    return waiter.lent().future().onComplete(settled -> vertx.cancelTimer(timer));
  }

  private void giveBack() {
    Waiter next;
    synchronized (this) {
      next = queue.pollFirst();
      if (next == null) {
        idle++;
      }
    }
    if (next != null) {
      next.context().runOnContext(resumed -> next.lent().complete());
    }
  }

  private void turnAway(Waiter waiter) {
    boolean waited;
    synchronized (this) {
      waited = queue.remove(waiter);
    }
    if (waited) {
      waiter
          .lent()
          .fail(
              new Overloaded(
                  "no database connection within " + settings.patience().toMillis() + " ms"));
    }
  }

  /** How many requests wait for a connection. */
  synchronized int waiting() {
    return queue.size();
  }

  private record Waiter(Context context, Promise<@Nullable Void> lent) {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * The pool's size and times.
   *
   * @param connections at least 1
   * @param hold how long a query takes, at least 1 ms
   * @param patience how long a request waits for a connection, at least 1 ms
   */
  public record Settings(int connections, Duration hold, Duration patience) {
    public Settings {
      if (connections < 1) {
        throw new IllegalArgumentException(
            "database connections must be at least 1, not " + connections);
      }
      if (hold.toMillis() < 1) {
        throw new IllegalArgumentException(
            "the hold time must be at least 1 ms, not " + hold.toMillis() + " ms");
      }
      if (patience.toMillis() < 1) {
        throw new IllegalArgumentException(
            "the patience must be at least 1 ms, not " + patience.toMillis() + " ms");
      }
    }
  }
}
