package dev.throng.runner.faults;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards connections to a port of this host, as fast as it is told to, until it is cut. */
final class Cable {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final Vertx vertx;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final NetServer server;
  private volatile boolean whole = true;
  private volatile int bytesPerSecond = UNLIMITED;

  Cable(Vertx vertx, int toPort) {
    this.vertx = vertx;
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
                    forward(from, to);
                    forward(to, from);
                    from.resume();
                  });
            })
            .listen(0, "127.0.0.1")
            .await();
  }

  int port() {
    return server.actualPort();
  }

  /** Each way carries no more from now on. */
  void slow(int newBytesPerSecond) {
    bytesPerSecond = newBytesPerSecond;
  }

  private void forward(NetSocket from, NetSocket to) {
    from.exceptionHandler(_ -> {});
    from.closeHandler(_ -> to.close());
    from.handler(bytes -> {
      from.pause();
      long millis = bytesPerSecond == UNLIMITED ? 0 : 1000L * bytes.length() / bytesPerSecond;
      to.write(bytes)
          .onComplete(_ -> {
            if (millis == 0) {
              from.resume();
            } else {
              vertx.setTimer(millis, _ -> from.resume());
            }
          });
    });
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
