package dev.throng.operator.metrics;

import dev.throng.crds.status.StoryStatus;
import dev.throng.operator.metrics.RunMetrics.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the statuses say of their targets. A master may be gone before anybody asks it for the story
 * of the whole run; here it stays until the next run begins.
 */
final class StoryGauges {
  private final MultiGauge findings;
  private final MultiGauge degradation;

  StoryGauges(MeterRegistry registry) {
    findings =
        MultiGauge.builder("throng_loadtest_finding")
            .description("1 for each finding of the story of the run that goes on or ended last.")
            .register(registry);
    degradation =
        MultiGauge.builder("throng_loadtest_degradation")
            .description("1 for the degradation of the run that goes on or ended last.")
            .register(registry);
  }

  void show(List<Watched> tests) {
    Set<Tags> found = new LinkedHashSet<>();
    List<Row<?>> degradations = new ArrayList<>();
    for (Watched test : tests) {
      StoryStatus story = test.status().story();
      if (story != null) {
        Tags tags = RunMetrics.tags(test);
        degradations.add(Row.of(tags.and("degradation", story.degradation().toString()), 1));
        story
            .findings()
            .forEach(one -> found.add(tags.and("id", one.id().toString(), "scope", one.scope())));
      }
    }
    degradation.register(degradations, true);
    findings.register(found.stream().<Row<?>>map(tags -> Row.of(tags, 1)).toList(), true);
  }
}
