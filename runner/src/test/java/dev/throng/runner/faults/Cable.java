package dev.throng.runner.faults;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards connections to a port of this host, as fast as it is told to, until it is cut. */
final class Cable {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final Vertx vertx;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final NetServer server;
  private volatile int toPort;
  private volatile boolean whole = true;
  private volatile boolean garbling;
  private final AtomicInteger garbled = new AtomicInteger();
  private volatile int bytesPerSecond = UNLIMITED;

  Cable(Vertx vertx, int toPort) {
    this.vertx = vertx;
    this.toPort = toPort;
    NetClient client = vertx.createNetClient();
    server =
        vertx
            .createNetServer()
            .connectHandler(from -> {
              if (garbling) {
                garbled.incrementAndGet();
                from.end(Buffer.buffer("out of order\n"));
                return;
              }
              if (!whole) {
                from.close();
                return;
              }
              sockets.add(from);
              from.pause();
              client
                  .connect(this.toPort, "127.0.0.1")
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

  /** New connections end at another port from now on. */
  void redirect(int newPort) {
    toPort = newPort;
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

  /** Cuts it, and answers those who come nothing that they can read. */
  void garble() {
    garbling = true;
    cut();
  }

  /** How many have got such an answer. */
  int garbled() {
    return garbled.get();
  }

  void mend() {
    whole = true;
    garbling = false;
  }
}
