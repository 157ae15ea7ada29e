package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.simulation.Played;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The master's gate for workers, without a server in front of it. */
public final class Door {
  private final Vertx vertx;
  private final WorkerGate gate;

  /** How a knock is answered. */
  public interface Answer extends Supplier<ServerWebSocket> {
    void refused(int status, Buffer body);
  }

  public Door(Vertx vertx, Master master, String version) {
    this.vertx = vertx;
    gate = new WorkerGate(vertx, master, version, new Backlog(master));
  }

  /**
   * @param headers of the upgrade request
   */
  public void knock(MultiMap headers, Answer answer) {
    HttpServerRequest request =
        new Played<>(HttpServerRequest.class)
            .on("getHeader", _ -> "websocket")
            .on("headers", _ -> headers)
            .on("toWebSocket", _ -> upgraded(answer))
            .toInterface();
    AtomicInteger status = new AtomicInteger();
    Played<HttpServerResponse> response = new Played<>(HttpServerResponse.class);
    HttpServerResponse played =
        response
            .on("ended", _ -> false)
            .on(
                "end",
                arguments -> {
                  answer.refused(status.get(), (Buffer) arguments[0]);
                  return Future.succeededFuture();
                })
            .toInterface();
    response
        .on(
            "setStatusCode",
            arguments -> {
              status.set((Integer) arguments[0]);
              return played;
            })
        .on("putHeader", _ -> played);
    gate.knocked(
        new Played<>(RoutingContext.class)
            .on("request", _ -> request)
            .on("response", _ -> played)
            .toInterface());
  }

  /** A handshake takes a moment, in which others may knock. */
  private Future<ServerWebSocket> upgraded(Answer answer) {
    Promise<ServerWebSocket> upgraded = Promise.promise();
    vertx.runOnContext(_ -> upgraded.complete(answer.get()));
    return upgraded.future();
  }

  /** Whether all workers that are there have received all that they were told. */
  public boolean isDelivered() {
    return gate.isDelivered();
  }
}
