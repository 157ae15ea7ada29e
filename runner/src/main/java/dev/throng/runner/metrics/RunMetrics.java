package dev.throng.runner.metrics;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.story.Story;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run as metrics: what its workers did, and what only its master knows. */
public final class RunMetrics {
  private RunMetrics() {}

  public static List<MetricSnapshot> of(RunView view) {
    List<MetricSnapshot> all =
        new ArrayList<>(
            LoadMetrics.of(
                new Figures(
                    view.info().startTime(),
                    view.requests(),
                    view.failures(),
                    view.users().byClass(),
                    view.generator(),
                    view.arrivals())));
    all.add(workers(view));
    all.add(thresholds(view));
    all.add(
        LoadMetrics.gauge(
            "throng_generator_achieved_load_ratio",
            "Users or arrivals that ran, by those planned.",
            view.health().achievedLoad()));
    Story story = view.story();
    if (story != null) {
      all.addAll(StoryMetrics.of(story));
    }
    if (view.search() != null) {
      all.add(capacity(view.search().capacity()));
    }
    return all;
  }

  private static GaugeSnapshot capacity(FoundCapacity found) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder()
            .name("throng_capacity")
            .help("Of a search: the highest load that held so far, and the lowest that broke.");
    if (found.holds() != null) {
      metric.dataPoint(LoadMetrics.value(bound("holds", found.unit()), found.holds()));
    }
    if (found.breaks() != null) {
      metric.dataPoint(LoadMetrics.value(bound("breaks", found.unit()), found.breaks()));
    }
    return metric.build();
  }

  private static Labels.Builder bound(String bound, LoadUnit unit) {
    return Labels.builder().label("bound", bound).label("unit", unit.toString());
  }

  private static GaugeSnapshot workers(RunView view) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder().name("throng_workers").help("Workers, by state.");
    for (WorkerView.State state : WorkerView.State.values()) {
      long workers = view.workers().stream().filter(worker -> worker.state() == state).count();
      metric.dataPoint(
          LoadMetrics.value(
              Labels.builder().label("state", state.name().toLowerCase(Locale.ROOT)), workers));
    }
    return metric.build();
  }

  private static GaugeSnapshot thresholds(RunView view) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder()
            .name("throng_threshold_holds")
            .help("1 for a threshold that holds so far, 0 for one that does not.");
    int number = 0;
    for (ThresholdStatus threshold : view.thresholds()) {
      String request = threshold.request();
      metric.dataPoint(
          LoadMetrics.value(
              Labels.builder()
                  .label("number", Integer.toString(number++))
                  .label("expect", threshold.expect())
                  .label("request", request == null ? "" : request),
              threshold.holds() ? 1 : 0));
    }
    return metric.build();
  }
}
