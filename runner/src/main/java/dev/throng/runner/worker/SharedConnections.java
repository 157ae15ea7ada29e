package dev.throng.runner.worker;

import dev.throng.runner.scenario.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connections that all users of a loop borrow from, most recently used first, up to a limit for
 * each server. Who finds none waits in line, and that wait counts in the response time.
 */
final class SharedConnections implements Connections {
  private final LoadLoop loop;
  private final int limit;
  private final Map<Origin, Pool> pools = new HashMap<>();

  SharedConnections(LoadLoop loop, int limit) {
    this.loop = loop;
    this.limit = limit;
  }

  private static final class Pool {
    final ArrayDeque<Line> free = new ArrayDeque<>();
    final List<Line> all = new ArrayList<>();
    final ArrayDeque<Exchange> waiting = new ArrayDeque<>();
    int connecting;
  }

  @Override
  public void acquire(Origin origin, Exchange exchange) {
    Pool pool = pools.computeIfAbsent(origin, _ -> new Pool());
    Line line = pool.free.peekFirst();
    if (line != null) {
      lend(pool, line, exchange, -1);
      return;
    }
    pool.waiting.addLast(exchange);
    if (pool.all.size() + pool.connecting < limit) {
      open(origin, pool);
    }
  }

  private void open(Origin origin, Pool pool) {
    long startNanos = System.nanoTime();
    pool.connecting++;
    loop.connect(origin)
        .onComplete((connection, failure) -> {
          pool.connecting--;
          if (failure != null) {
            Exchange unlucky = pool.waiting.pollFirst();
            if (unlucky != null) {
              unlucky.connectFailed(unlucky.ticket(), failure);
            }
            if (!pool.waiting.isEmpty() && pool.all.isEmpty() && pool.connecting == 0) {
              open(origin, pool);
            }
            return;
          }
          Line line = new Line(origin, connection);
          pool.all.add(line);
          loop.recorder().connectionOpened();
          line.onRetirement(() -> retire(pool, line));
          connection.closeHandler(_ -> {
            loop.recorder().connectionClosed();
            retire(pool, line);
          });
          offer(pool, line);
          serveWaiting(pool, System.nanoTime() - startNanos);
        });
  }

  private static void offer(Pool pool, Line line) {
    line.offered = true;
    pool.free.addFirst(line);
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
    for (Line line = pool.free.peekFirst();
        line != null && !pool.waiting.isEmpty();
        line = pool.free.peekFirst()) {
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
    } else if (!line.offered && line.hasRoom()) {
      offer(pool, line);
    }
    serveWaiting(pool, -1);
  }

  private void retire(Pool pool, Line line) {
    line.retired = true;
    line.closeIfIdle();
    withdraw(pool, line);
    pool.all.remove(line);
    if (!pool.waiting.isEmpty() && pool.all.size() + pool.connecting < limit) {
      open(line.origin, pool);
    }
  }

  @Override
  public void forget(Exchange exchange) {
    pools.values().forEach(pool -> pool.waiting.remove(exchange));
  }

  @Override
  public void close() {
    pools.values().forEach(pool -> List.copyOf(pool.all).forEach(line -> line.connection.close()));
  }
}
