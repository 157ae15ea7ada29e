package dev.throng.runner.server;

import dev.throng.runner.fleet.Admission;
import dev.throng.runner.master.Master;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.wire.Codec;
import dev.throng.runner.wire.Frame;
import dev.throng.runner.wire.GapException;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.wire.Session;
import dev.throng.runner.wire.Silence;
import dev.throng.runner.wire.Uplink;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The master's way to one worker's process, over as many connections as it takes. */
final class Downlink implements WorkerPort {
  /** A worker that says nothing for so long is lost. */
  static final Duration LOST_AFTER = Duration.ofSeconds(4);

  private static final short POLICY_VIOLATION = 1008;
  private static final short NO_FRAME = 1007;

  private final Codec<ToMaster> fromWorker = Codec.toMaster();
  private final Codec<ToWorker> toWorker = Codec.toWorker();
  private final Session<ToWorker, ToMaster> session = new Session<>();
  private final Silence silence = new Silence();
  private final AtomicReference<@Nullable ServerWebSocket> socket = new AtomicReference<>();
  private final MasterPort master;
  private final Backlog backlog;
  private final Admission admission;
  private long signs;
  private boolean lost;

  Downlink(String worker, Master master, Backlog backlog) {
    this.backlog = backlog;
    AtomicReference<@Nullable MasterPort> port = new AtomicReference<>();
    admission =
        master.admit(
            worker,
            given -> {
              port.set(given);
              return this;
            });
    this.master = java.util.Objects.requireNonNull(port.get());
  }

  @Override
  public void tell(ToWorker message) {
    session.send(message);
  }

  /** Goes on over a new connection; an older one is closed. */
  void connect(ServerWebSocket opened, Greeting greeting) {
    ServerWebSocket older = socket.getAndSet(opened);
    if (older != null) {
      older.close(POLICY_VIOLATION, "this worker has connected anew");
    }
    opened.handler(_ -> alive());
    opened.binaryMessageHandler(buffer -> heard(opened, buffer));
    opened.textMessageHandler(_ -> opened.close(NO_FRAME, "no frame of this protocol"));
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> {
      if (socket.compareAndSet(opened, null)) {
        session.disconnect();
      }
    });
    session.connect(frame -> send(opened, frame), greeting.received());
    alive();
  }

  /** What is too large to be sent is withdrawn, and the worker of no use for this test. */
  private void send(ServerWebSocket to, Frame<ToWorker> frame) {
    byte[] bytes = toWorker.encode(frame);
    if (bytes.length > Uplink.MAX_MESSAGE_BYTES) {
      master.tell(new ToMaster.Refused(tooLarge(bytes.length)));
      bytes = toWorker.encode(new Frame<>(frame.number(), frame.received(), null));
    }
    to.writeBinaryMessage(Buffer.buffer(bytes))
        .onFailure(_ -> to.close(Session.BROKEN, "a message could not be sent"));
  }

  private static String tooLarge(int bytes) {
    return "what a worker must be told has "
        + bytes
        + " bytes, of which at most "
        + Uplink.MAX_MESSAGE_BYTES
        + " can be sent: make the feeds of spec.data smaller, or deal those of pick unique or"
        + " sequential to more workers";
  }

  private void heard(ServerWebSocket from, Buffer buffer) {
    try {
      Frame<ToMaster> frame = fromWorker.decode(buffer.getBytes());
      ToMaster message = session.receive(frame);
      if (message != null) {
        master.tell(message);
        backlog.told(buffer.length());
        if (backlog.isFull()) {
          from.pause();
          backlog.whenRoom(from::resume);
        }
        if (message instanceof ToMaster.Stopped) {
          session.signal(); // it waits for this to go
        }
      }
    } catch (IOException _) {
      from.close(NO_FRAME, "no frame of this protocol");
    } catch (GapException e) {
      from.close(Session.BROKEN, e.getMessage());
    }
  }

  private synchronized void alive() {
    silence.broken();
    signs++;
    if (lost) {
      lost = false;
      admission.returned();
    }
  }

  /** A tick of {@link Silence#TICK} has passed. */
  synchronized void tick() {
    silence.tick();
    if (backlog.isFull()) {
      silence.broken(); // what it says is not read at present
    }
    if (!lost && silence.isAtLeast(LOST_AFTER)) {
      lost = true;
      session.discardUnsent();
      admission.lost("it gave no sign of life for " + LOST_AFTER.toSeconds() + " s");
    } else if (silence.wantsSignal()) {
      session.signal();
    }
  }

  /** Whether it has a connection on which it was heard of late. */
  boolean isConnected() {
    return socket.get() != null && !lost();
  }

  /** How often it has been heard. */
  synchronized long signs() {
    return signs;
  }

  /** Whether the worker has received all that it was told. */
  boolean isDelivered() {
    return lost() || session.isDelivered();
  }

  private synchronized boolean lost() {
    return lost;
  }
}
