package dev.throng.runner.worker;

import dev.throng.runner.scenario.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of one user, one for each server it talks to, as a browser that sends one request
 * at a time.
 */
final class OwnConnections implements Connections {
  private final LoadLoop loop;
  private final List<Line> lines = new ArrayList<>(1);

  OwnConnections(LoadLoop loop) {
    this.loop = loop;
  }

  @Override
  public void acquire(Origin origin, Exchange exchange) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.origin.equals(origin) && !line.closed) {
        exchange.connected(line, -1);
        return;
      }
    }
    long startNanos = System.nanoTime();
    int ticket = exchange.ticket();
    loop.connect(origin)
        .onComplete((connection, failure) -> {
          if (failure != null) {
            exchange.connectFailed(ticket, failure);
            return;
          }
          Line line = new Line(origin, connection);
          if (!exchange.wants(ticket)) {
            connection.close();
            return;
          }
          connection.closeHandler(_ -> {
            line.closed = true;
            lines.remove(line);
            loop.recorder().connectionClosed();
          });
          loop.recorder().connectionOpened();
          lines.add(line);
          exchange.connected(line, System.nanoTime() - startNanos);
        });
  }

  @Override
  public void release(Line line, boolean broken) {
    line.used = true;
    if (broken) {
      line.closed = true;
      lines.remove(line);
      line.connection.close();
    }
  }

  @Override
  public void forget(Exchange exchange) {}

  @Override
  public void close() {
    for (Line line : List.copyOf(lines)) {
      release(line, true);
    }
  }
}
