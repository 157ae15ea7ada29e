package dev.throng.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.FindingStatus;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.RunStatus;
import dev.throng.crds.status.StoryStatus;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Timestamp;
import dev.throng.operator.metrics.RunMetrics.Watched;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RunMetrics metrics = new RunMetrics(registry);

  @Test
  void one_scrape_shows_what_runs() {
    metrics.watch(() -> Stream.of(new Watched("team", "shop", status(Phase.RUNNING, null))));
    assertThat(scrape())
        .contains("throng_loadtests{phase=\"Running\"} 1.0")
        .contains("throng_loadtests{phase=\"Finished\"} 0.0")
        .contains("throng_loadtest_users{loadtest=\"shop\",namespace=\"team\"} 10.0")
        .contains("throng_loadtest_requests_per_second{loadtest=\"shop\",namespace=\"team\"} 412.5")
        .contains("throng_loadtest_failure_ratio{loadtest=\"shop\",namespace=\"team\"} 0.001")
        .contains("throng_loadtest_p95_seconds{loadtest=\"shop\",namespace=\"team\"} 0.061");
  }

  @Test
  void a_run_counts_once_when_it_ends() {
    metrics.changed(status(Phase.STOPPING, null), status(Phase.FINISHED, Verdict.FAILED));
    metrics.changed(status(Phase.FINISHED, Verdict.FAILED), status(Phase.FINISHED, Verdict.FAILED));
    assertThat(scrape())
        .contains("throng_runs_total{verdict=\"Failed\"} 1.0")
        .contains("throng_runs_total{verdict=\"Passed\"} 0.0")
        .contains("throng_run_duration_seconds_sum 60.0");
  }

  @Test
  void the_last_hundred_have_gauges_of_their_own() {
    metrics.watch(() ->
        IntStream.range(0, 500)
            .mapToObj(i -> new Watched("team", "t" + i, status(Phase.FINISHED, Verdict.PASSED))));
    assertThat(scrape().lines().filter(line -> line.startsWith("throng_loadtest_verdict{")))
        .hasSize(RunMetrics.MOST);
  }

  @Test
  void the_story_of_a_run_that_has_ended_can_still_be_scraped() {
    StoryStatus story =
        new StoryStatus(
            "It fails beyond 480 users.",
            Degradation.CATASTROPHIC,
            List.of(new FindingStatus(FindingId.CLIFF, "all requests", "40 s", "60% fail.")),
            List.of());
    metrics.watch(() ->
        Stream.of(new Watched("team", "shop", status(Phase.FINISHED, Verdict.FAILED, story))));

    assertThat(scrape())
        .contains(
            "throng_loadtest_finding{id=\"cliff\",loadtest=\"shop\",namespace=\"team\","
                + "scope=\"all requests\"} 1.0")
        .contains(
            "throng_loadtest_degradation{degradation=\"catastrophic\",loadtest=\"shop\","
                + "namespace=\"team\"} 1.0");

    metrics.watch(() -> Stream.of(new Watched("team", "shop", status(Phase.RUNNING, null))));
    assertThat(scrape()).doesNotContain("throng_loadtest_finding{");
  }

  private String scrape() {
    metrics.refresh();
    return registry.scrape();
  }

  private static LoadTestStatus status(Phase phase, @Nullable Verdict verdict) {
    return status(phase, verdict, null);
  }

  private static LoadTestStatus status(
      Phase phase, @Nullable Verdict verdict, @Nullable StoryStatus story) {
    return new LoadTestStatus(
        1L,
        phase,
        null,
        verdict,
        List.of(),
        new RunStatus(
            1,
            42L,
            Timestamp.parse("2026-11-23T08:00:00Z"),
            Timestamp.parse("2026-11-23T08:01:00Z"),
            "",
            1L,
            null,
            null,
            null,
            Map.of(),
            null,
            null,
            null,
            null,
            List.of()),
        new UserStatus(10, 10),
        new WorkerStatus(1, 1, 0),
        new Summary(
            1000L,
            1L,
            "412.5",
            "0.1%",
            null,
            null,
            GoDuration.parse("61ms"),
            null,
            null,
            null,
            null),
        List.of(),
        story,
        null,
        null,
        null,
        List.of());
  }
}
