package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.ManualTime;
import dev.throng.runner.master.Master;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.simulation.Played;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import dev.throng.runner.wire.Codec;
import dev.throng.runner.wire.Frame;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.wire.Silence;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final String SPEC =
      """
      target: {baseUrl: "http://localhost:1"}
      load: {users: 1, duration: 10s}
      userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}]}]}]
      """;

  private final ManualTime time = new ManualTime();
  private final TestPlan plan = Manifests.plan("backlog", SPEC);
  private final Catalogue catalogue = Catalogue.of(plan.spec());
  private final Master master =
      new Master(plan, new FleetPlan.Joining(2), "test", new RunListener() {}, time);
  private final Codec<ToMaster> codec = Codec.toMaster();

  @Test
  void aMasterThatDoesNotKeepUpReadsNoMoreUntilItHas() {
    Downlink downlink = new Downlink("w1", master, new Backlog(master, 2 * report(1).length()));
    Socket socket = new Socket(downlink, "w1");

    socket.hear(1);
    socket.hear(2);
    assertThat(socket.paused).isFalse();
    socket.hear(3);
    assertThat(socket.paused).isTrue();

    time.pass(0);
    assertThat(socket.paused).isFalse();
    assertThat(view().notes())
        .singleElement()
        .asString()
        .startsWith("The master could not keep up with what its workers reported");
  }

  @Test
  void allWorkersAreReadAgain() {
    Backlog backlog = new Backlog(master, 1);
    Socket first = new Socket(new Downlink("w1", master, backlog), "w1");
    Socket second = new Socket(new Downlink("w2", master, backlog), "w2");
    first.hear(1);
    second.hear(1);
    assertThat(first.paused).isTrue();
    assertThat(second.paused).isTrue();

    time.pass(0);

    assertThat(first.paused).isFalse();
    assertThat(second.paused).isFalse();
  }

  @Test
  void aWorkerThatIsNotReadIsNotLost() {
    Downlink downlink = new Downlink("w1", master, new Backlog(master, 1));
    Socket socket = new Socket(downlink, "w1");
    socket.hear(1);
    long ticks = 2 * Downlink.LOST_AFTER.dividedBy(Silence.TICK);
    for (int i = 0; i < ticks; i++) {
      downlink.tick();
    }
    time.pass(0);
    assertThat(view().workers())
        .extracting(WorkerView::state)
        .doesNotContain(WorkerView.State.LOST);

    for (int i = 0; i < ticks; i++) {
      downlink.tick();
    }
    time.pass(0);
    assertThat(view().workers()).extracting(WorkerView::state).contains(WorkerView.State.LOST);
  }

  private RunView view() {
    var view = master.view();
    time.pass(0);
    return view.join();
  }

  private Buffer report(int number) {
    return Buffer.buffer(
        codec.encode(
            new Frame<>(
                number, 0, new ToMaster.Counted(new Counted().users(1).snapshot(0, catalogue)))));
  }

  /** A worker's connection, which is read or not. */
  private final class Socket {
    boolean paused;
    private @Nullable Handler<Buffer> messages;

    Socket(Downlink downlink, String worker) {
      Played<ServerWebSocket> played = new Played<>(ServerWebSocket.class);
      ServerWebSocket socket =
          played
              .on("handler", _ -> null)
              .on("textMessageHandler", _ -> null)
              .on("exceptionHandler", _ -> null)
              .on("closeHandler", _ -> null)
              .on("writeBinaryMessage", _ -> Future.succeededFuture())
              .toInterface();
      played
          .on(
              "binaryMessageHandler",
              arguments -> {
                @SuppressWarnings("unchecked")
                Handler<Buffer> given = (Handler<Buffer>) arguments[0];
                messages = given;
                return socket;
              })
          .on("pause", _ -> paused(socket, true))
          .on("resume", _ -> paused(socket, false));
      downlink.connect(socket, new Greeting(worker, worker, "test", 0));
    }

    private ServerWebSocket paused(ServerWebSocket socket, boolean now) {
      paused = now;
      return socket;
    }

    void hear(int number) {
      Objects.requireNonNull(messages).handle(report(number));
    }
  }
}
