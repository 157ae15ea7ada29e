package dev.throng.runner.http;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.scenario.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections that all callers of a loop borrow from, most recently used first, up to a limit for
 * each server. Who finds none waits in line, and that wait counts in the response time.
 */
final class SharedConnections implements Connections {
  private final Transport transport;
  private final LoadLoop loop;
  private int limit;
  private final int expectedCapacity;
  private final Map<Origin, Pool> pools = new HashMap<>();

  /**
   * @param expectedCapacity of a connection to a server that none has been opened to yet
   */
  SharedConnections(Transport transport, int limit, int expectedCapacity) {
    this.transport = transport;
    loop = transport.loop();
    this.limit = limit;
    this.expectedCapacity = expectedCapacity;
  }

  /** From now on so many connections to each server; those that are open already may stay. */
  void limit(int connections) {
    limit = connections;
    pools.values().forEach(this::openForWaiting);
  }

  private static final class Pool {
    final Origin origin;
    final ArrayDeque<Line> free = new ArrayDeque<>();
    final List<Line> all = new ArrayList<>();
    final ArrayDeque<Exchange> waiting = new ArrayDeque<>();
    int connecting;

    /** How many exchanges the next connection will take, as far as is known. */
    int capacity;

    Pool(Origin origin, int capacity) {
      this.origin = origin;
      this.capacity = capacity;
    }
  }

  @Override
  public void acquire(Origin origin, Exchange exchange) {
    Pool pool = pools.computeIfAbsent(origin, key -> new Pool(key, expectedCapacity));
    Line line = free(pool);
    if (line != null) {
      lend(pool, line, exchange, -1);
      return;
    }
    pool.waiting.addLast(exchange);
    openForWaiting(pool);
  }

  /** Opens connections for those in line whom none that is being opened can serve. */
  private void openForWaiting(Pool pool) {
    while (pool.waiting.size() > pool.connecting * pool.capacity
        && pool.all.size() + pool.connecting < limit) {
      open(pool);
    }
  }

  private void open(Pool pool) {
    long startNanos = System.nanoTime();
    pool.connecting++;
    transport
        .connect(pool.origin)
        .onComplete((connection, failure) -> {
          pool.connecting--;
          if (failure != null) {
            Exchange unlucky = pool.waiting.pollFirst();
            if (unlucky != null) {
              unlucky.connectFailed(unlucky.ticket(), failure);
            }
            openForWaiting(pool);
            return;
          }
          long connectNanos = System.nanoTime() - startNanos;
          Line line = transport.line(pool.origin, connection, connectNanos);
          pool.capacity = Math.max(1, line.capacity());
          pool.all.add(line);
          loop.recorder().connectionOpened();
          line.onRetirement(() -> retire(pool, line));
          line.onRoom(() -> offerAgain(pool, line));
          line.onClose(() -> {
            line.reportIdleClose(transport.idleCloses());
            loop.recorder().connectionClosed();
            retire(pool, line);
          });
          offer(pool, line);
          serveWaiting(pool, connectNanos);
          openForWaiting(pool);
        });
  }

  private static @Nullable Line free(Pool pool) {
    Line line = pool.free.peekFirst();
    while (line != null && (line.isStale() || !line.hasRoom())) {
      if (line.isStale()) {
        discard(pool, line);
      } else {
        withdraw(pool, line);
      }
      line = pool.free.peekFirst();
    }
    return line;
  }

  private static void offer(Pool pool, Line line) {
    if (!line.offered && line.hasRoom()) {
      line.offered = true;
      pool.free.addFirst(line);
    }
  }

  private void offerAgain(Pool pool, Line line) {
    offer(pool, line);
    serveWaiting(pool, -1);
  }

  private static void withdraw(Pool pool, Line line) {
    if (line.offered) {
      line.offered = false;
      pool.free.remove(line);
    }
  }

  private void lend(Pool pool, Line line, Exchange exchange, long connectNanos) {
    line.exchanges++;
    if (!line.hasRoom()) {
      withdraw(pool, line);
    }
    exchange.connected(line, connectNanos);
  }

  private void serveWaiting(Pool pool, long connectNanos) {
    long paidNanos = connectNanos;
    for (Line line = free(pool); line != null && !pool.waiting.isEmpty(); line = free(pool)) {
      lend(pool, line, pool.waiting.removeFirst(), paidNanos);
      paidNanos = -1;
    }
  }

  @Override
  public void release(Line line, boolean broken) {
    Pool pool = pools.get(line.origin);
    if (pool == null) {
      return;
    }
    line.exchanges--;
    line.used = true;
    if (line.retired || broken && !line.multiplexed) {
      retire(pool, line);
    } else if (line.hasRoom()) {
      offer(pool, line);
    } else {
      withdraw(pool, line);
    }
    serveWaiting(pool, -1);
  }

  private void retire(Pool pool, Line line) {
    discard(pool, line);
    openForWaiting(pool);
  }

  private static void discard(Pool pool, Line line) {
    line.retired = true;
    line.closeIfIdle();
    withdraw(pool, line);
    pool.all.remove(line);
  }

  @Override
  public void forget(Exchange exchange) {
    pools.values().forEach(pool -> pool.waiting.remove(exchange));
  }

  /** They are not one caller's. */
  @Override
  public void close() {}

  /** Closes all. */
  void end() {
    pools.values().forEach(pool -> List.copyOf(pool.all).forEach(Line::close));
  }
}
