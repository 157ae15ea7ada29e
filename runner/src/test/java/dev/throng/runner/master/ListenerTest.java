package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Manifests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Console and files follow a run, and may be slow. */
@Timeout(60)
class ListenerTest {
  private static final TestPlan PLAN =
      Manifests.plan(
          "listened-to",
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 1, duration: 1m, stopTimeout: 0s}
          userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}]}]}]
          """);

  private final CountDownLatch written = new CountDownLatch(1);
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Thread> writer = new CompletableFuture<>();

  @AfterEach
  void write() {
    written.countDown();
  }

  @Test
  void aFileThatIsWrittenSlowlyHoldsUpNoRunAndIsWrittenBeforeTheRunIsFinished() throws Exception {
    try (Master master = master(new Slow())) {
      master.interrupt("enough");
      Thread writing = writer.get();

      assertThat(writing.getName()).isEqualTo("throng-outputs");
      assertThat(master.view().get(10, TimeUnit.SECONDS).phase()).isEqualTo(RunView.Phase.FINISHED);
      assertThat(master.finished()).isNotDone();
      written.countDown();
      assertThat(master.finished().get(10, TimeUnit.SECONDS).outcome()).isNotNull();
      assertThat(heard).containsExactly("CONNECTING", "READY", "start", "finish");
    }
  }

  @Test
  void oneThatFailsEndsTheRunWithItsFault() {
    RuntimeException fault = new IllegalStateException("no more paper");
    RunListener failing =
        new RunListener() {
          @Override
          public void onStart(RunView view) {
            throw fault;
          }
        };
    try (Master master = master(failing)) {
      assertThatThrownBy(() -> master.finished().get(10, TimeUnit.SECONDS)).hasCause(fault);
    }
  }

  private static Master master(RunListener listener) {
    Master master = new Master(PLAN, new FleetPlan.Joining(1), "test", listener, new RealTime());
    new IdleWorker(master, "w1").says(new ToMaster.Ready());
    return master;
  }

  private final class Slow implements RunListener {
    @Override
    public void onWorker(WorkerView worker) {
      heard.add(worker.state().toString());
    }

    @Override
    public void onStart(RunView view) {
      heard.add("start");
    }

    @Override
    public void onFinish(RunView view) {
      writer.complete(Thread.currentThread());
      try {
        written.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      heard.add("finish");
    }
  }
}
