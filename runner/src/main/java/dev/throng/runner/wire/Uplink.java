package dev.throng.runner.wire;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A worker's way to its master: connects, and connects again when the connection breaks, until the
 * worker has stopped and the master knows it. When the master is gone for good the worker is told
 * to stop its load.
 */
public final class Uplink implements MasterPort, AutoCloseable {
  /** Data shards are the largest messages. */
  public static final int MAX_MESSAGE_BYTES = 64 << 20;

  /** A second of a worker, with all its names and as many failures as it may report. */
  public static final int MAX_TO_MASTER_BYTES = 16 << 20;

  /**
   * Messages are cut into pieces of this size, each a sign of life: so a link needs to carry no
   * more than 4 KiB a second to be alive.
   */
  public static final int MAX_FRAME_BYTES = 16 << 10;

  /** A connection that says nothing for so long is given up for a new one. */
  private static final Duration DEAD_CONNECTION = Duration.ofSeconds(4);

  /** A master that says nothing for so long is gone. */
  private static final Duration GONE_MASTER = Duration.ofSeconds(8);

  private static final long RETRY_MILLIS = 250;

  private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Vertx vertx;
  private final Settings settings;
  private final WebSocketClient client;
  private final Codec<ToWorker> fromMaster = Codec.toWorker();
  private final Codec<ToMaster> toMaster = Codec.toMaster();
  private final Session<ToMaster, ToWorker> session = new Session<>();
  private final Silence silence = new Silence();
  private final String sessionName = UUID.randomUUID().toString();
  private final CompletableFuture<End> ended = new CompletableFuture<>();
  private final WorkerPort worker;
  private @Nullable WebSocket socket;
  private String lastProblem = "not tried";
  private boolean metMaster;
  private boolean masterGone;
  private volatile boolean stopped;
  private volatile boolean leaving;

  /**
   * @param patience how long the master may take to be there at the beginning
   */
  public record Settings(
      WebSocketConnectOptions master,
      WebSocketClientOptions client,
      String worker,
      String version,
      String token,
      Duration patience) {}

  /** How it ended. */
  public sealed interface End {
    /** The worker has stopped, and the master knows all that it counted. */
    record Done() implements End {}

    /** The master does not want this worker. */
    record Refused(String reason) implements End {}

    /** The master is not there, or no longer. */
    record MasterGone(String reason) implements End {}
  }

  public Uplink(Vertx vertx, Settings settings, Function<MasterPort, WorkerPort> worker) {
    this.vertx = vertx;
    this.settings = settings;
    client =
        vertx.createWebSocketClient(
            settings
                .client()
                .setMaxFrameSize(MAX_FRAME_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES));
    this.worker = worker.apply(this);
  }

  /** Begins; the future says how it ended. */
  public CompletableFuture<End> open() {
    vertx.runOnContext(_ -> {
      connect();
      tickLater();
    });
    return ended;
  }

  @Override
  public void tell(ToMaster message) {
    session.send(message);
    if (message instanceof ToMaster.Stopped) {
      stopped = true;
    }
  }

  /** Asks the master to let this worker go, or goes at once if there is none. */
  public void leave(String reason) {
    leaving = true;
    tell(new ToMaster.Leaving(reason));
  }

  private void connect() {
    if (ended.isDone()) {
      return;
    }
    Greeting greeting =
        new Greeting(settings.worker(), sessionName, settings.version(), session.received());
    WebSocketConnectOptions options = new WebSocketConnectOptions(settings.master());
    options.setURI(Greeting.PATH);
    options.setHeaders(greeting.headers().set("Authorization", "Bearer " + settings.token()));
    options.setTimeout(DEAD_CONNECTION.toMillis());
    client.connect(options).onComplete(this::connected, this::notConnected);
  }

  private void connected(WebSocket opened) {
    socket = opened;
    AtomicBoolean greeted = new AtomicBoolean();
    opened.handler(_ -> silence.broken());
    opened.binaryMessageHandler(buffer -> heard(opened, buffer, greeted));
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> {
      if (socket == opened) {
        socket = null;
        session.disconnect();
        connectLater();
      }
    });
  }

  private void notConnected(Throwable cause) {
    if (cause instanceof UpgradeRejectedException rejected && rejected.getStatus() < 500) {
      giveUp(new End.Refused("the master refused this worker: " + Refusal.text(rejected)));
    } else if (!metMaster && isDistrust(cause)) {
      giveUp(new End.Refused("no TLS with the master: " + Reason.innermost(cause)));
    } else {
      lastProblem =
          switch (cause) {
            case SSLException _ -> "no TLS: " + Reason.innermost(cause);
            case UpgradeRejectedException rejected -> Refusal.text(rejected);
            default -> Reason.of(cause);
          };
      connectLater();
    }
  }

  /** A certificate that is not trusted now will not be later; anything else may pass. */
  private static boolean isDistrust(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private void connectLater() {
    vertx.setTimer(RETRY_MILLIS, _ -> connect());
  }

  /** The first frame on a connection says what the master has received: only then one can go on. */
  private void heard(WebSocket from, Buffer buffer, AtomicBoolean greeted) {
    try {
      Frame<ToWorker> frame = fromMaster.decode(buffer.getBytes());
      metMaster = true;
      if (greeted.compareAndSet(false, true)) {
        session.connect(answer -> send(from, answer), frame.received());
      }
      ToWorker message = session.receive(frame);
      if (message != null) {
        worker.tell(message);
      }
    } catch (IOException _) {
      from.close((short) 1007, "no frame of this protocol");
    } catch (GapException e) {
      from.close(Session.BROKEN, e.getMessage());
    }
  }

  /** What cannot be written breaks the connection, so that it is sent again on the next. */
  private void send(WebSocket to, Frame<ToMaster> frame) {
    byte[] bytes = toMaster.encode(frame);
    if (bytes.length > MAX_TO_MASTER_BYTES) {
      giveUp(
          new End.Refused(
              "a message to the master has "
                  + bytes.length
                  + " bytes, of which at most "
                  + MAX_TO_MASTER_BYTES
                  + " can be sent"));
      to.close();
      return;
    }
    to.writeBinaryMessage(Buffer.buffer(bytes))
        .onFailure(_ -> to.close(Session.BROKEN, "a message could not be sent"));
  }

  private void tickLater() {
    vertx.setTimer(
        Silence.TICK.toMillis(),
        _ -> {
          tick();
          if (!ended.isDone()) {
            tickLater();
          }
        });
  }

  private void tick() {
    silence.tick();
    WebSocket current = socket;
    if (stopped && (masterGone || session.isDelivered())) {
      giveUp(masterGone ? new End.MasterGone("the master is gone") : new End.Done());
    } else if (masterGone) {
      return;
    } else if (!metMaster && (leaving || silence.isAtLeast(settings.patience()))) {
      giveUp(new End.MasterGone("no master answered: " + lastProblem));
    } else if (metMaster && silence.isAtLeast(GONE_MASTER)) {
      masterGone = true;
      worker.tell(new ToWorker.Stop(0, STOP_NANOS));
    } else if (current != null && silence.isAtLeast(DEAD_CONNECTION)) {
      drop(current);
    } else if (silence.wantsSignal()) {
      session.signal();
    }
  }

  /** A connection on which nothing is heard: its closing handshake would not be heard either. */
  private void drop(WebSocket dead) {
    socket = null;
    session.disconnect();
    dead.close();
    connect();
  }

  private void giveUp(End end) {
    ended.complete(end);
  }

  @Override
  public void close() {
    client.close();
  }
}
