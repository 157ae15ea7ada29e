package dev.throng.runner.simulation;

import dev.throng.runner.server.Door;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The network between one worker's process and the master: with a delay, and in order on each
 * connection. It may be interrupted, when what is under way waits as TCP would have it: the longer
 * a connection has been there, the later it goes on (RFC 6298, section 5.5). Connections may be
 * reset.
 */
final class Link {
  private static final int MASTER_TAKES_BYTES = 16 << 20;
  private static final int WORKER_TAKES_BYTES = 64 << 20;

  /** By how much later than the next one a connection goes on after an interruption. */
  private static final long LATER_NANOS = 700_000_000L;

  private final VirtualTime time;
  private final Machine worker;
  private final Machine master;
  private final Door door;
  private final long delayNanos;
  private final Consumer<Buffer> arrived;
  private final List<Connection> connections = new ArrayList<>();
  private boolean interrupted;
  private @Nullable Socket atMaster;

  private static final class Connection {
    final List<Runnable> waiting = new ArrayList<>();
    long clearFromNanos;
  }

  /**
   * @param arrived is told of each message that the master's end has taken in
   */
  Link(
      VirtualTime time,
      Machine worker,
      Machine master,
      Door door,
      long delayNanos,
      Consumer<Buffer> arrived) {
    this.time = time;
    this.worker = worker;
    this.master = master;
    this.door = door;
    this.delayNanos = delayNanos;
    this.arrived = arrived;
  }

  /** What the worker's end connects by. */
  WebSocketClient client() {
    return new Played<>(WebSocketClient.class)
        .on("connect", options -> connect((WebSocketConnectOptions) options[0]))
        .on("close", _ -> Future.succeededFuture())
        .toInterface();
  }

  private Future<WebSocket> connect(WebSocketConnectOptions options) {
    Promise<WebSocket> connected = Promise.promise();
    worker.later(() -> connected.tryFail(new ConnectException("no answer")), options.getTimeout());
    Connection connection = new Connection();
    connections.addLast(connection);
    BiConsumer<Socket, Runnable> carry =
        (from, arrival) -> carryTo(connection, from.other().machine(), arrival);
    Socket there = new Socket(master, MASTER_TAKES_BYTES, send(carry), carry);
    Socket here = new Socket(worker, WORKER_TAKES_BYTES, send(carry), carry);
    Socket.join(here, there);
    Door.Answer answer = answer(connection, connected, here, there);
    carryTo(connection, master, () -> door.knock(options.getHeaders(), answer));
    return connected.future();
  }

  private Door.Answer answer(
      Connection connection, Promise<WebSocket> connected, Socket here, Socket there) {
    return new Door.Answer() {
      @Override
      public ServerWebSocket get() {
        atMaster = there;
        carryTo(
            connection,
            worker,
            () -> {
              if (!connected.tryComplete(here.played(WebSocket.class))) {
                here.close();
              }
            });
        return there.played(ServerWebSocket.class);
      }

      @Override
      public void refused(int status, Buffer body) {
        carryTo(
            connection,
            worker,
            () -> connected.tryFail(new UpgradeRejectedException("refused", status, null, body)));
      }
    };
  }

  private BiConsumer<Socket, Buffer> send(BiConsumer<Socket, Runnable> carry) {
    return (from, message) ->
        carry.accept(
            from,
            () -> {
              Socket to = from.other();
              if (to.machine() == master && to.takes(message)) {
                arrived.accept(message);
              }
              to.receive(message);
            });
  }

  private void carryTo(Connection connection, Machine to, Runnable arrival) {
    time.at(
        Math.max(time.nanos() + delayNanos, connection.clearFromNanos),
        () -> arrive(connection, to, arrival));
  }

  private void arrive(Connection connection, Machine to, Runnable arrival) {
    if (interrupted) {
      connection.waiting.add(() -> arrive(connection, to, arrival));
    } else if (time.nanos() < connection.clearFromNanos) {
      time.at(connection.clearFromNanos, () -> arrive(connection, to, arrival));
    } else {
      to.receive(arrival);
    }
  }

  /** Nothing arrives at either end. */
  void interrupt() {
    interrupted = true;
  }

  /** What was under way arrives, on the latest connection first. */
  void mend() {
    interrupted = false;
    long clearNanos = time.nanos();
    for (Connection connection : connections.reversed()) {
      connection.clearFromNanos = Math.max(connection.clearFromNanos, clearNanos);
      List<Runnable> waiting = List.copyOf(connection.waiting);
      connection.waiting.clear();
      waiting.forEach(Runnable::run);
      clearNanos += LATER_NANOS;
    }
  }

  /** The connection breaks, what is under way is lost, and both ends know it. */
  void reset() {
    connections.forEach(connection -> connection.waiting.clear());
    if (atMaster != null) {
      atMaster.broken();
      atMaster.other().broken();
    }
  }
}
