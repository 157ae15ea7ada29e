package dev.throng.runner.faults;

import static dev.throng.runner.faults.FleetRun.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.truth.Eventually;
import dev.throng.runner.wire.Greeting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
class UnwelcomeTest {
  /** Outlasts what strangers do, however slow the machine is. */
  private static final String LONG = "{users: 4, spawnRate: 4, duration: 5m, stopTimeout: 2s}";

  @Test
  void aWorkerWithTheWrongTokenIsRefusedWithAClearWordAndSendsNoLoad() {
    try (FleetRun run = new FleetRun(1, "{users: 1, spawnRate: 1, duration: 5s}");
        ThrongProcess stranger = ThrongProcess.worker("w1", run.port, "wrong")) {

      assertThat(stranger.exitCode()).isEqualTo(2);
      assertThat(stranger.output()).contains("the master refused this worker").contains("token");
      assertThat(stranger.output()).doesNotContain("wrong").doesNotContain(ServedMaster.TOKEN);
      assertThat(run.view().workers()).isEmpty();
    }
  }

  @Test
  void aWorkerOfAnotherVersionIsRefusedWithBothVersionsNamed() {
    try (FleetRun run = new FleetRun(1, "{users: 1, spawnRate: 1, duration: 5s}")) {
      Greeting older = new Greeting("w1", "session", "0.0.9/0", 0);

      UpgradeRejectedException refusal = refusal(run, older);

      assertThat(refusal.getStatus()).isEqualTo(409);
      assertThat(Objects.requireNonNull(refusal.getBody()).toString())
          .contains("0.0.9/0")
          .contains(Greeting.version(ServedMaster.VERSION));
      assertThat(run.view().workers()).isEmpty();
    }
  }

  @Test
  void aSecondWorkerOfANameIsRefusedWhileTheFirstGoesOn() {
    try (FleetRun run = new FleetRun(1, LONG)) {
      run.worker("w1");
      run.awaitSecond(1);
      try (ThrongProcess second = ThrongProcess.worker("w1", run.port, ServedMaster.TOKEN)) {
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.output())
            .contains("a worker named w1 is connected already: give each worker a --name");
      }

      RunView last = undisturbed(run);
      assertThat(last.workers()).hasSize(1);
      assertThat(last.total().requests()).isEqualTo(run.target.requests());
    }
  }

  @Test
  void garbageOnThePortAndAMessageOfAHundredMegabytesDoNotDisturbTheRun() {
    try (FleetRun run = new FleetRun(1, LONG)) {
      run.worker("w1");
      run.awaitSecond(1);
      int closed = garbage(run, 50);
      Greeting greeting =
          new Greeting("glutton", "session", Greeting.version(ServedMaster.VERSION), 0);
      WebSocket glutton = connect(run, greeting);
      AtomicInteger closes = new AtomicInteger();
      glutton.closeHandler(_ -> closes.incrementAndGet());
      glutton.exceptionHandler(_ -> {});
      glutton.writeBinaryMessage(Buffer.buffer(new byte[100 << 20]));
      Eventually.holds("it is thrown out", Duration.ofSeconds(20), () -> closes.get() == 1);

      RunView last = undisturbed(run);
      assertThat(closed).isEqualTo(50);
      assertThat(last.total().requests()).isEqualTo(run.target.requests());
    }
  }

  /** Ends a run that has gone on all the time. */
  private static RunView undisturbed(FleetRun run) {
    assertThat(run.view().phase()).isEqualTo(RunView.Phase.RUNNING);
    run.master.interrupt("enough");
    RunView last = run.finished();
    assertThat(verdict(last)).isEqualTo(Verdict.ABORTED);
    assertThat(FleetRun.gaps(last)).isEmpty();
    return last;
  }

  /** Sends random bytes over so many connections; the number of those that the server closed. */
  private static int garbage(FleetRun run, int connections) {
    NetClient client = run.vertx.createNetClient();
    AtomicInteger closed = new AtomicInteger();
    Random random = new Random(1);
    for (int i = 0; i < connections; i++) {
      byte[] bytes = new byte[20_000];
      random.nextBytes(bytes);
      client
          .connect(run.port, "127.0.0.1")
          .onSuccess(socket -> {
            socket.exceptionHandler(_ -> {});
            socket.closeHandler(_ -> closed.incrementAndGet());
            socket.write(Buffer.buffer(bytes));
          });
    }
    Eventually.holds(
        "the server closes them", Duration.ofSeconds(20), () -> closed.get() == connections);
    return closed.get();
  }

  /** Knocks, again when the connection breaks, as workers do, until there is an answer. */
  private static UpgradeRejectedException refusal(FleetRun run, Greeting greeting) {
    AtomicReference<@Nullable UpgradeRejectedException> refusal = new AtomicReference<>();
    Eventually.holds(
        "it is refused",
        Duration.ofSeconds(20),
        () -> {
          try {
            connect(run, greeting).close();
          } catch (CompletionException e) {
            if (e.getCause() instanceof UpgradeRejectedException rejected) {
              refusal.set(rejected);
            }
          }
          return refusal.get() != null;
        });
    return Objects.requireNonNull(refusal.get());
  }

  private static WebSocket connect(FleetRun run, Greeting greeting) {
    WebSocketConnectOptions options = new WebSocketConnectOptions();
    options.setHost("127.0.0.1").setPort(run.port).setURI(Greeting.PATH);
    options.setHeaders(greeting.headers().set("Authorization", "Bearer " + ServedMaster.TOKEN));
    return run.vertx
        .createWebSocketClient(new WebSocketClientOptions())
        .connect(options)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
