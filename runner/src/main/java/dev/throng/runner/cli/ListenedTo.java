package dev.throng.runner.cli;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.users.MasterHooks;
import dev.throng.runner.users.UserLog;
import org.jspecify.annotations.Nullable;

/**
 * A run's outputs, and the hooks of its Java beside them.
 *
 * @param hooks null where the Java has none
 */
record ListenedTo(RunListener outputs, @Nullable MasterHooks hooks)
    implements RunListener, AutoCloseable {

  /** What hooks log goes to the error stream. */
  static ListenedTo by(RunListener outputs, TestPlan plan) {
    return new ListenedTo(
        outputs, MasterHooks.of(plan, new UserLog(System.err::println, Blanks.NONE)));
  }

  @Override
  public void onWorker(WorkerView worker) {
    outputs.onWorker(worker);
    if (hooks != null) {
      hooks.onWorker(worker);
    }
  }

  @Override
  public void onStart(RunView view) {
    outputs.onStart(view);
    if (hooks != null) {
      hooks.onStart(view);
    }
  }

  @Override
  public void onSecond(RunView view) {
    outputs.onSecond(view);
    if (hooks != null) {
      hooks.onSecond(view);
    }
  }

  /** The hooks come first: a run that is over may end its process. */
  @Override
  public void onFinish(RunView view) {
    if (hooks != null) {
      hooks.onFinish(view);
      hooks.close();
    }
    outputs.onFinish(view);
  }

  @Override
  public void close() {
    if (hooks != null) {
      hooks.close();
    }
  }
}
