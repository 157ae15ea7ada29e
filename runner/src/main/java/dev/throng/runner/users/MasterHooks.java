package dev.throng.runner.users;

import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.Stage;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.thresholds.Judgement;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.users.Hooks;
import dev.throng.users.PhaseEvent;
import dev.throng.users.TestEvent;
import dev.throng.users.TestSummary;
import dev.throng.users.ThresholdEvent;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the hooks of a test what its master knows. */
public final class MasterHooks implements RunListener, AutoCloseable {
  private final HookThread thread;
  private final Load load;

  /** The most that are dealt; those of open models come and go. */
  private final int users;

  private final int mostUsers;
  private final Set<String> joined = new HashSet<>();
  private final Set<Integer> broken = new HashSet<>();
  private boolean spawned;
  private int stage;

  private MasterHooks(TestPlan plan, HookThread thread) {
    this.thread = thread;
    load = plan.spec().load();
    Integer constant = load.users();
    users =
        constant == null ? load.stages().stream().mapToInt(Stage::users).max().orElse(0) : constant;
    mostUsers = (int) Math.min(Integer.MAX_VALUE, users + plan.arrivingUsers());
  }

  /**
   * Those of a test; null if it has none.
   *
   * @param log takes what they log
   * @throws WrongSources if the sources cannot be compiled
   */
  public static @Nullable MasterHooks of(TestPlan plan, Consumer<String> log) {
    List<Class<? extends Hooks>> types =
        plan.java().files().isEmpty() ? List.of() : UserCode.of(plan.java()).hooks();
    return types.isEmpty() ? null : new MasterHooks(plan, new HookThread(types, log));
  }

  @Override
  public void onWorker(WorkerView worker) {
    String name = worker.name();
    switch (worker.state()) {
      case READY, RUNNING -> {
        if (joined.add(name)) {
          thread.call(hooks -> hooks.onWorkerJoined(name));
        }
      }
      case LOST -> {
        joined.remove(name);
        thread.call(hooks -> hooks.onWorkerLost(name));
      }
      case CONNECTING, LEFT, STOPPED -> {}
    }
  }

  @Override
  public void onStart(RunView view) {
    TestEvent event =
        new TestEvent(view.info().name(), URI.create(view.info().target()), mostUsers);
    thread.call(hooks -> hooks.onTestStart(event));
  }

  @Override
  public void onSecond(RunView view) {
    int due = view.users().planned() - view.users().withdrawn();
    if (!spawned && users > 0 && view.users().planned() >= users && view.users().running() >= due) {
      spawned = true;
      int running = view.users().running();
      thread.call(hooks -> hooks.onSpawningComplete(running));
    }
    stages(view.info().load());
    thresholds(view);
  }

  private void stages(Duration now) {
    Duration begins = Duration.ZERO;
    for (int i = 0; i < load.stages().size(); i++) {
      if (i > stage && now.compareTo(begins) >= 0) {
        stage = i;
        PhaseEvent event = new PhaseEvent(i, begins, load.stages().get(i).users());
        thread.call(hooks -> hooks.onPhaseChange(event));
      }
      begins = begins.plus(load.stages().get(i).duration().value());
    }
  }

  private void thresholds(RunView view) {
    for (int i = 0; i < view.thresholds().size(); i++) {
      ThresholdStatus threshold = view.thresholds().get(i);
      boolean isTold = threshold.holds() || threshold.observed().equals(Judgement.NO_SAMPLES);
      if (!isTold && broken.add(i)) {
        String request = threshold.request() == null ? "" : " for " + threshold.request();
        ThresholdEvent event =
            new ThresholdEvent(
                threshold.expect() + request, threshold.observed(), view.info().load());
        thread.call(hooks -> hooks.onThresholdBroken(event));
      }
    }
  }

  @Override
  public void onFinish(RunView view) {
    thresholds(view);
    RequestStats total = view.total();
    TestSummary summary =
        new TestSummary(
            view.info().name(),
            total.requests(),
            total.failures(),
            Duration.ofNanos(Math.round(total.responseTime().meanMicros() * 1_000)),
            view.info().elapsed());
    thread.call(hooks -> hooks.onTestStop(summary));
  }

  /** Waits for the hooks to see what they have not seen, but not for long. */
  @Override
  public void close() {
    thread.close();
  }
}
