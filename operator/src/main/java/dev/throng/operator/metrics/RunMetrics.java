package dev.throng.operator.metrics;

import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.RunStatus;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.crds.values.Timestamp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts runs, and shows the figures of those LoadTests that run or ended last. */
public final class RunMetrics {
  /** How many LoadTests have gauges of their own. */
  static final int MOST = 100;

  private final MeterRegistry registry;
  private final Timer durations;
  private final MultiGauge loadTests;
  private final MultiGauge verdict;
  private final StoryGauges stories;
  private final List<Figure> figures;
  private volatile Supplier<Stream<Watched>> watched = Stream::empty;

  /** A LoadTest as the cluster has it. */
  public record Watched(String namespace, String name, LoadTestStatus status) {}

  private record Figure(MultiGauge gauge, Function<LoadTestStatus, @Nullable Double> value) {}

  public RunMetrics(MeterRegistry registry) {
    this.registry = registry;
    Arrays.stream(Verdict.values()).forEach(this::runs);
    durations =
        Timer.builder("throng_run_duration")
            .description("From the load's start to its end.")
            .register(registry);
    loadTests = gauge("throng_loadtests", "LoadTests by phase.");
    verdict =
        gauge(
            "throng_loadtest_verdict",
            "1 for the verdict of a run that has ended, until the next begins.");
    stories = new StoryGauges(registry);
    figures =
        List.of(
            figure(
                "throng_loadtest_users",
                "Users that run.",
                status -> status.users() == null ? null : status.users().running().doubleValue()),
            figure(
                "throng_loadtest_workers",
                "Workers that are connected.",
                status ->
                    status.workers() == null ? null : status.workers().connected().doubleValue()),
            figure(
                "throng_loadtest_requests_per_second",
                "Requests per second.",
                status -> ofSummary(status, summary -> number(summary.requestRate()))),
            figure(
                "throng_loadtest_failure_ratio",
                "Failed requests of all, from 0 to 1.",
                status ->
                    ofSummary(status, summary -> Percent.parse(summary.failureRatio()).ratio())),
            figure(
                "throng_loadtest_p95_seconds",
                "95th percentile of response times.",
                status -> ofSummary(status, summary -> seconds(summary.p95()))));
  }

  /** Each is there from the start, so that rates know of its first increase. */
  private Counter runs(Verdict verdict) {
    return Counter.builder("throng_runs")
        .description("Finished runs by verdict.")
        .tag("verdict", verdict.toString())
        .register(registry);
  }

  /** Where LoadTests are seen. */
  public void watch(Supplier<Stream<Watched>> source) {
    watched = source;
  }

  /** To be called once for each change of a status. */
  public void changed(LoadTestStatus before, LoadTestStatus after) {
    Verdict verdict = after.verdict();
    if (after.phase() != Phase.FINISHED || before.phase() == Phase.FINISHED || verdict == null) {
      return;
    }
    runs(verdict).increment();
    RunStatus run = after.run();
    if (run != null && run.startTime() != null && run.endTime() != null) {
      durations.record(Duration.between(run.startTime().value(), run.endTime().value()));
    }
  }

  /** Brings gauges up to date. To be called before each scrape. */
  public void refresh() {
    List<Watched> all = watched.get().toList();
    loadTests.register(
        Arrays.stream(Phase.values())
            .<Row<?>>map(phase ->
                Row.of(
                    Tags.of("phase", label(phase)),
                    all.stream().filter(test -> phase(test) == phase).count()))
            .toList(),
        true);
    List<Watched> shown =
        all.stream()
            .filter(test -> test.status().run() != null)
            .sorted(Comparator.comparing(RunMetrics::lastSeen).reversed())
            .limit(MOST)
            .toList();
    figures.forEach(figure -> figure.gauge().register(rows(shown, figure.value()), true));
    verdicts(shown);
    stories.show(shown);
  }

  private static List<Row<?>> rows(
      List<Watched> shown, Function<LoadTestStatus, @Nullable Double> value) {
    return shown.stream()
        .<@Nullable Row<?>>map(test -> {
          Double number = value.apply(test.status());
          return number == null ? null : Row.of(tags(test), number);
        })
        .filter(Objects::nonNull)
        .<Row<?>>map(Objects::requireNonNull)
        .toList();
  }

  private void verdicts(List<Watched> shown) {
    verdict.register(
        shown.stream()
            .filter(test -> test.status().verdict() != null)
            .<Row<?>>map(test ->
                Row.of(tags(test).and("verdict", String.valueOf(test.status().verdict())), 1))
            .toList(),
        true);
  }

  private Figure figure(
      String name, String description, Function<LoadTestStatus, @Nullable Double> value) {
    return new Figure(gauge(name, description), value);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  static Tags tags(Watched test) {
    return Tags.of("namespace", test.namespace(), "loadtest", test.name());
  }

  private static Phase phase(Watched test) {
    return test.status().phase() == null ? Phase.PENDING : test.status().phase();
  }

  private static String label(Phase phase) {
    return phase.name().charAt(0) + phase.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** Those that go on come first. */
  private static Instant lastSeen(Watched test) {
    RunStatus run = test.status().run();
    Timestamp end = run == null ? null : run.endTime();
    return phase(test) != Phase.FINISHED || end == null ? Instant.MAX : end.value();
  }

  private static @Nullable Double ofSummary(
      LoadTestStatus status, Function<Summary, @Nullable Double> value) {
    return status.summary() == null ? null : value.apply(status.summary());
  }

  private static @Nullable Double seconds(@Nullable GoDuration duration) {
    return duration == null ? null : duration.toNanos() / 1e9;
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text.replace("/s", ""));
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
