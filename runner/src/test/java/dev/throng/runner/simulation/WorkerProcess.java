package dev.throng.runner.simulation;

import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.wire.Uplink;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A worker with all that is around it: its link to the master, and its event loops. */
final class WorkerProcess {
  private final VirtualTime time;
  private final Machine process;
  private final Machine loops;
  private final Link link;
  private final Uplink uplink;
  private final CompletableFuture<Uplink.End> ended;
  private final AtomicReference<SimulatedWorker> worker = new AtomicReference<>();

  WorkerProcess(
      int number,
      VirtualTime time,
      Function<Machine, Link> network,
      String version,
      BiFunction<Machine, MasterPort, SimulatedWorker> worker) {
    this.time = time;
    process = new Machine(time);
    loops = new Machine(time);
    link = network.apply(process);
    Uplink.Settings settings =
        new Uplink.Settings(
            new WebSocketConnectOptions(),
            new WebSocketClientOptions(),
            "w" + number,
            version,
            "token",
            Duration.ofMinutes(1));
    uplink =
        new Uplink(
            process.vertx(link.client()),
            settings,
            port -> {
              SimulatedWorker played = worker.apply(loops, port);
              this.worker.set(played);
              return played;
            });
    ended = uplink.open();
  }

  /** How its conversation with the master ended. */
  CompletableFuture<Uplink.End> ended() {
    return ended;
  }

  Link link() {
    return link;
  }

  /** The process ends; its system closes the connection. */
  void end() {
    process.close();
    loops.close();
    link.reset();
  }

  /** It is gone with its machine: nobody closes anything. */
  void vanish() {
    link.interrupt();
    process.close();
    loops.close();
  }

  void holdUp(long nanos) {
    process.holdUp(nanos);
    loops.holdUp(nanos);
  }

  void holdUpLoops(long nanos) {
    loops.holdUp(nanos);
  }

  void lag(long nanos, long lagMicros) {
    worker.get().lag(lagMicros);
    time.after(nanos, worker.get()::usualLag);
  }

  void throttle(long nanos) {
    worker.get().throttle(true);
    time.after(nanos, () -> worker.get().throttle(false));
  }

  void leave() {
    process.after(0, () -> uplink.leave("its system wants it to go"));
  }

  void askToStop() {
    loops.after(0, worker.get()::askToStop);
  }
}
