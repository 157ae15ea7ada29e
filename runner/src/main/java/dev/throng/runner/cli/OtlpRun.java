package dev.throng.runner.cli;

import dev.throng.runner.metrics.RunMetrics;
import dev.throng.runner.otlp.OtlpPush;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what is sent of a run, if it is wanted. */
final class OtlpRun implements RunListener, AutoCloseable {
  private final RunListener next;
  private @Nullable OtlpPush push;
  private volatile @Nullable RunView latest;

  OtlpRun(RunListener next) {
    this.next = next;
  }

  /** From now on that one sends; null if nobody does. */
  void pushes(@Nullable OtlpPush newPush) {
    push = newPush;
  }

  /** None before the load begins. */
  List<MetricSnapshot> metrics() {
    RunView view = latest;
    return view == null ? List.of() : RunMetrics.of(view);
  }

  @Override
  public void onWorker(WorkerView worker) {
    next.onWorker(worker);
  }

  @Override
  public void onStart(RunView view) {
    next.onStart(view);
    keep(view);
  }

  @Override
  public void onSecond(RunView view) {
    next.onSecond(view);
    keep(view);
  }

  @Override
  public void onFinish(RunView view) {
    next.onFinish(view);
    keep(view);
    if (push != null) {
      push.end();
    }
  }

  private void keep(RunView view) {
    latest = push == null ? null : view;
  }

  @Override
  public void close() {
    if (push != null) {
      push.close();
    }
  }
}
