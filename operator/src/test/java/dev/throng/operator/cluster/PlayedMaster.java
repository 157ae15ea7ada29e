package dev.throng.operator.cluster;

import dev.throng.operator.cluster.MasterClient.Address;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A server in the place of a master, on this machine. */
final class PlayedMaster {
  static final String NAME = "shop-1-983c0-master.team.svc";

  /** For a client whose patience is not what is tested: all cores may be taken by others. */
  static final MasterClient.Patience NO_HASTE = new MasterClient.Patience(20_000, 20_000, 20_000);

  private PlayedMaster() {}

  /** Answers so, and is known by a certificate of its own. */
  static Address start(Vertx vertx, Handler<HttpServerRequest> answer) {
    return start(vertx, NAME, answer);
  }

  /**
   * @param host that its certificate is for
   */
  static Address start(Vertx vertx, String host, Handler<HttpServerRequest> answer) {
    MasterCertificate own = MasterCertificate.fresh(host, Instant.now());
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setSsl(true)
            .setKeyCertOptions(pem(own));
    int port = done(vertx.createHttpServer(options).requestHandler(answer).listen()).actualPort();
    return address(vertx, port, own);
  }

  /** Sends this text to whoever sends anything. */
  static Address raw(Vertx vertx, String text) {
    MasterCertificate own = MasterCertificate.fresh(NAME, Instant.now());
    NetServerOptions options =
        new NetServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setSsl(true)
            .setKeyCertOptions(pem(own));
    int port =
        done(vertx
                .createNetServer(options)
                .connectHandler(socket -> socket.handler(_ -> socket.write(text)))
                .listen())
            .actualPort();
    return address(vertx, port, own);
  }

  private static PemKeyCertOptions pem(MasterCertificate own) {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(own.certificate()))
        .addKeyValue(Buffer.buffer(own.key()));
  }

  private static Address address(Vertx vertx, int port, MasterCertificate own) {
    shakeHands(vertx, port);
    return new Address("127.0.0.1", port, NAME, new RunSecret.Access("secret", own.certificate()));
  }

  /** The first handshake of a process loads so much that it may take longer than a test waits. */
  private static void shakeHands(Vertx vertx, int port) {
    NetClientOptions options =
        new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm("");
    done(done(vertx.createNetClient(options).connect(port, "127.0.0.1")).close());
  }

  static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
