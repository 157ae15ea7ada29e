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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The network between one worker's process and the master: in order, with a delay. It may be
 * interrupted, when what is under way waits as TCP would have it, and connections may be reset.
 */
final class Link {
  private static final int MASTER_TAKES_BYTES = 16 << 20;
  private static final int WORKER_TAKES_BYTES = 64 << 20;

  private final VirtualTime time;
  private final Machine worker;
  private final Machine master;
  private final Door door;
  private final long delayNanos;
  private final Consumer<Buffer> arrived;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean interrupted;
  private @Nullable Socket atMaster;

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
    Socket there = new Socket(master, MASTER_TAKES_BYTES, this::send, this::carry);
    Socket here = new Socket(worker, WORKER_TAKES_BYTES, this::send, this::carry);
    Socket.join(here, there);
    carryTo(master, () -> door.knock(options.getHeaders(), answer(connected, here, there)));
    return connected.future();
  }

  private Door.Answer answer(Promise<WebSocket> connected, Socket here, Socket there) {
    return new Door.Answer() {
      @Override
      public ServerWebSocket get() {
        atMaster = there;
        carryTo(
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
            worker,
            () -> connected.tryFail(new UpgradeRejectedException("refused", status, null, body)));
      }
    };
  }

  private void send(Socket from, Buffer message) {
    carry(
        from,
        () -> {
          Socket to = from.other();
          if (to == atMaster && to.takes(message)) {
            arrived.accept(message);
          }
          to.receive(message);
        });
  }

  private void carry(Socket from, Runnable arrival) {
    carryTo(from.other().machine(), arrival);
  }

  private void carryTo(Machine to, Runnable arrival) {
    time.after(
        delayNanos,
        () -> {
          if (interrupted) {
            waiting.add(() -> to.receive(arrival));
          } else {
            to.receive(arrival);
          }
        });
  }

  /** Nothing arrives at either end. */
  void interrupt() {
    interrupted = true;
  }

  /** What was under way arrives. */
  void mend() {
    interrupted = false;
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  /** The connection breaks, what is under way is lost, and both ends know it. */
  void reset() {
    waiting.clear();
    if (atMaster != null) {
      atMaster.broken();
      atMaster.other().broken();
    }
  }
}
