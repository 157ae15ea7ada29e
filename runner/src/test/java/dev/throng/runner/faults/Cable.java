package dev.throng.runner.faults;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards connections to a port of this host, until it is cut. */
final class Cable {
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final NetServer server;
  private volatile boolean whole = true;

  Cable(Vertx vertx, int toPort) {
    NetClient client = vertx.createNetClient();
    server =
        vertx
            .createNetServer()
            .connectHandler(from -> {
              if (!whole) {
                from.close();
                return;
              }
              sockets.add(from);
              from.pause();
              client
                  .connect(toPort, "127.0.0.1")
                  .onFailure(_ -> from.close())
                  .onSuccess(to -> {
                    sockets.add(to);
                    from.pipeTo(to);
                    to.pipeTo(from);
                  });
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  int port() {
    return server.actualPort();
  }

  void cut() {
    whole = false;
    sockets.forEach(NetSocket::close);
    sockets.clear();
  }

  void mend() {
    whole = true;
  }
}
