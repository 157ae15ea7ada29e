package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.wire.Silence;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets workers in: those of this version, each process once, and none that ran users for another
 * master.
 */
final class WorkerGate {
  private final Vertx vertx;
  private final Master master;
  private final String version;
  private final Backlog backlog;
  private final Map<String, Downlink> downlinks = new ConcurrentHashMap<>();
  private final WorkerNames names = new WorkerNames(downlinks::get);

  WorkerGate(Vertx vertx, Master master, String throngVersion, Backlog backlog) {
    this.backlog = backlog;
    this.vertx = vertx;
    this.master = master;
    this.version = Greeting.version(throngVersion);
    tickLater();
  }

  /** A worker knocks; the caller has seen its token. */
  void knocked(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      Answers.problem(context, 400, "workers come by WebSocket: the header Upgrade is missing");
      return;
    }
    Greeting greeting;
    try {
      greeting = Greeting.read(request.headers());
    } catch (IllegalArgumentException e) {
      Answers.problem(context, 400, String.valueOf(e.getMessage()));
      return;
    }
    if (!greeting.version().equals(version)) {
      Answers.problem(
          context,
          409,
          "worker "
              + greeting.worker()
              + " is of version "
              + greeting.version()
              + ", and this master of "
              + version
              + ": both must be of the same");
      return;
    }
    if (greeting.received() > 0 && !downlinks.containsKey(greeting.session())) {
      Answers.problem(
          context,
          409,
          "the session of worker "
              + greeting.worker()
              + " belongs to another master, whose load it must not carry on");
      return;
    }
    if (isNamed(greeting, context)) {
      request
          .toWebSocket()
          .onSuccess(socket ->
              downlinks
                  .computeIfAbsent(
                      greeting.session(), _ -> new Downlink(greeting.worker(), master, backlog))
                  .connect(socket, greeting))
          .onFailure(_ -> names.release(greeting.worker(), greeting.session()));
    }
  }

  /** Whether a worker may have its name, which one that comes back has already. */
  private boolean isNamed(Greeting greeting, RoutingContext context) {
    if (downlinks.containsKey(greeting.session())) {
      return true;
    }
    String taken = "a worker named " + greeting.worker() + " is connected already";
    switch (names.claim(greeting.worker(), greeting.session())) {
      case GRANTED -> {
        return true;
      }
      case REFUSED ->
          Answers.problem(context, 409, taken + ": give each worker a --name of its own");
      case UNDECIDED -> Answers.problem(context, 503, taken + ", if it still lives: come again");
    }
    return false;
  }

  private void tickLater() {
    vertx.setTimer(
        Silence.TICK.toMillis(),
        _ -> {
          downlinks.values().forEach(Downlink::tick);
          tickLater();
        });
  }

  /** Whether all workers that are there have received all that they were told. */
  boolean isDelivered() {
    return downlinks.values().stream().allMatch(Downlink::isDelivered);
  }
}
