package dev.throng.runner.metrics;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.Subject;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The story as metrics: 1 for what the run shows so far, 0 for what it does not. */
final class StoryMetrics {
  private StoryMetrics() {}

  static List<MetricSnapshot> of(Story story) {
    return List.of(findings(story), degradation(story));
  }

  private static GaugeSnapshot findings(Story story) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder()
            .name("throng_finding")
            .help(
                "1 for a finding of the story that the run shows so far, 0 for one that it does not.");
    for (FindingId id : FindingId.values()) {
      Set<Labels> shown = new LinkedHashSet<>();
      story.findings().stream()
          .filter(finding -> finding.id() == id)
          .forEach(finding -> shown.add(labels(id, finding.subject())));
      Stream<Labels> all = shown.isEmpty() ? Stream.of(labels(id, Subject.ALL)) : shown.stream();
      all.forEach(labels -> metric.dataPoint(value(labels, !shown.isEmpty())));
    }
    return metric.build();
  }

  private static Labels labels(FindingId id, Subject subject) {
    return switch (subject) {
      case Subject.AllRequests _ -> labels(id, "", "", "");
      case Subject.OneName(var name) -> labels(id, name.type(), name.name(), "");
      case Subject.OneWorker(var worker) -> labels(id, "", "", worker);
    };
  }

  private static Labels labels(FindingId id, String method, String request, String worker) {
    return Labels.builder()
        .label("id", id.toString())
        .label("method", method)
        .label("request", request)
        .label("worker", worker)
        .build();
  }

  private static GaugeSnapshot degradation(Story story) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder()
            .name("throng_degradation")
            .help("1 for how the target gives way to load, as far as the run shows so far.");
    for (Degradation degradation : Degradation.values()) {
      metric.dataPoint(
          value(
              Labels.of("degradation", degradation.toString()),
              story.degradation() == degradation));
    }
    return metric.build();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot value(Labels labels, boolean shown) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .labels(labels)
        .value(shown ? 1 : 0)
        .build();
  }
}
