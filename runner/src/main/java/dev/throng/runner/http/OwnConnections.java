package dev.throng.runner.http;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.scenario.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of one caller, one for each server it talks to, as a browser that sends one
 * request at a time.
 */
final class OwnConnections implements Connections {
  private final Transport transport;
  private final LoadLoop loop;
  private final List<Line> lines = new ArrayList<>(1);

  OwnConnections(Transport transport) {
    this.transport = transport;
    loop = transport.loop();
  }

  @Override
  public void acquire(Origin origin, Exchange exchange) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.origin.equals(origin)) {
        if (line.isStale()) {
          retire(line);
          break;
        }
        reuse(line, exchange);
        return;
      }
    }
    open(origin, exchange);
  }

  private void reuse(Line line, Exchange exchange) {
    if (line.hasRoom()) {
      lend(line, exchange, -1);
      return;
    }
    // The last stream has ended, but is closed only when the event that ended it is dealt with.
    int ticket = exchange.ticket();
    loop.execute(() -> {
      if (!line.hasRoom()) {
        retire(line);
      }
      if (exchange.wants(ticket)) {
        acquire(line.origin, exchange);
      }
    });
  }

  private void open(Origin origin, Exchange exchange) {
    long startNanos = System.nanoTime();
    int ticket = exchange.ticket();
    transport
        .connect(origin)
        .onComplete((connection, failure) -> {
          if (failure != null) {
            exchange.connectFailed(ticket, failure);
            return;
          }
          long connectNanos = System.nanoTime() - startNanos;
          Line line = transport.line(origin, connection, connectNanos);
          if (!exchange.wants(ticket)) {
            connection.close();
            return;
          }
          line.onRetirement(() -> retire(line));
          line.onClose(() -> {
            line.reportIdleClose(transport.idleCloses());
            retire(line);
            loop.recorder().connectionClosed();
          });
          loop.recorder().connectionOpened();
          lines.add(line);
          lend(line, exchange, connectNanos);
        });
  }

  private static void lend(Line line, Exchange exchange, long connectNanos) {
    line.exchanges++;
    exchange.connected(line, connectNanos);
  }

  private void retire(Line line) {
    line.retired = true;
    line.closeIfIdle();
    lines.remove(line);
  }

  @Override
  public void release(Line line, boolean broken) {
    line.exchanges--;
    line.used = true;
    if (broken || line.retired) {
      retire(line);
    }
  }

  @Override
  public void forget(Exchange exchange) {}

  @Override
  public void close() {
    List.copyOf(lines).forEach(this::retire);
  }
}
