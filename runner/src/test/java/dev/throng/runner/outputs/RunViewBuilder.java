package dev.throng.runner.outputs;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.CheckStats;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.results.GeneratorStats;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunInfo;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.Traces;
import dev.throng.runner.results.UserCounts;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TracedRequest;
import dev.throng.runner.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes the view of a run that never was, with exactly the figures that a test names. */
public final class RunViewBuilder {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final LatencyHistogram allTimes = new LatencyHistogram();
  private final List<IntFunction<RequestStats>> requests = new ArrayList<>();
  private final List<FailureStats> failures = new ArrayList<>();
  private final List<ExceptionStats> exceptions = new ArrayList<>();
  private final List<CheckStats> checks = new ArrayList<>();
  private final List<ThresholdStatus> thresholds = new ArrayList<>();
  private final List<Timeline.Interval> intervals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<RequestKey, Traces> traces = new HashMap<>();
  private final List<String> overrides = new ArrayList<>();
  private History history = new HistoryBuilder(Rhythm.NONE).build();
  private @Nullable Story story;
  private @Nullable SearchSoFar search;
  private List<Timeline.Point> points = List.of();
  private Instant start = START;
  private String name = "shop";
  private String target = "http://127.0.0.1:8080";
  private String manifest = "apiVersion: throng.dev/v1alpha1\nkind: LoadTest\n";
  private Duration elapsed = Duration.ofSeconds(10);
  private @Nullable Duration load;
  private @Nullable Duration planned = Duration.ofSeconds(10);
  private Duration warmup = Duration.ZERO;
  private UserCounts users = new UserCounts(50, 50, 0, Map.of("Visitor", 50));
  private RunView.Phase phase = RunView.Phase.RUNNING;
  private @Nullable Outcome outcome;
  private @Nullable String problem;
  private ArrivalStats arrivals = ArrivalStats.NONE;
  private @Nullable String traceLink;
  private long unfinished;

  public RunViewBuilder name(String name) {
    this.name = name;
    return this;
  }

  public RunViewBuilder neverStarted() {
    start = RunInfo.NEVER;
    return this;
  }

  public RunViewBuilder target(String target) {
    this.target = target;
    return this;
  }

  public RunViewBuilder manifest(String manifest) {
    this.manifest = manifest;
    return this;
  }

  public RunViewBuilder seconds(long elapsed, @Nullable Long planned) {
    this.elapsed = Duration.ofSeconds(elapsed);
    this.planned = planned == null ? null : Duration.ofSeconds(planned);
    return this;
  }

  /** How long the load ran, if its users took time to stop. */
  public RunViewBuilder load(Duration load) {
    this.load = load;
    return this;
  }

  public RunViewBuilder warmup(Duration warmup) {
    this.warmup = warmup;
    return this;
  }

  public RunViewBuilder users(int planned, int running) {
    this.users = new UserCounts(planned, running, 0, Map.of("Visitor", running));
    return this;
  }

  public RunViewBuilder phase(RunView.Phase phase) {
    this.phase = phase;
    return this;
  }

  public RunViewBuilder finished(Verdict verdict, String reason) {
    this.phase = RunView.Phase.FINISHED;
    this.outcome = new Outcome(verdict, reason);
    return this;
  }

  /** A name whose requests took so long, the first {@code failed} of them failures. */
  public RunViewBuilder request(String type, String name, int failed, long... micros) {
    LatencyHistogram times = new LatencyHistogram();
    for (long time : micros) {
      times.record(time);
    }
    return request(type, name, failed, times);
  }

  /** A name whose requests took so long, {@code failed} of them failures. */
  RunViewBuilder request(String type, String name, int failed, LatencyHistogram times) {
    if (!type.equals(RequestKey.TRANSACTION)) {
      allTimes.add(times);
    }
    requests.add(seconds -> stats(new RequestKey(type, name), failed, times, 0, seconds));
    return this;
  }

  public RunViewBuilder failure(String type, String name, String error, long occurrences) {
    return failure(
        type, name, error, occurrences, Duration.ofMillis(1500), Duration.ofMillis(8700));
  }

  /** A failure seen first and last so long after the start. */
  public RunViewBuilder failure(
      String type, String name, String error, long occurrences, Duration first, Duration last) {
    return failure(type, name, error, occurrences, first, last, null);
  }

  /** A failure with one of its answers. */
  public RunViewBuilder failure(
      String type, String name, String error, long occurrences, FailedAnswer sample) {
    return failure(
        type, name, error, occurrences, Duration.ofMillis(1500), Duration.ofMillis(8700), sample);
  }

  private RunViewBuilder failure(
      String type,
      String name,
      String error,
      long occurrences,
      Duration first,
      Duration last,
      @Nullable FailedAnswer sample) {
    failures.add(
        new FailureStats(
            new RequestKey(type, name),
            error,
            occurrences,
            START.plus(first),
            START.plus(last),
            new TreeMap<>(Map.of(500, occurrences)),
            sample,
            List.of()));
    return this;
  }

  /** A failure whose requests began these traces, and that has no answer. */
  public RunViewBuilder failure(String type, String name, String error, TracedRequest... traced) {
    failures.add(
        new FailureStats(
            new RequestKey(type, name),
            error,
            traced.length,
            START.plusMillis(traced[0].endedMillis()),
            START.plusMillis(traced[traced.length - 1].endedMillis()),
            new TreeMap<>(Map.of(0, (long) traced.length)),
            null,
            List.of(traced)));
    return this;
  }

  /** The slowest requests of a name that began a trace. */
  public RunViewBuilder slowest(String type, String name, TracedRequest... traced) {
    traces.put(new RequestKey(type, name), new Traces(List.of(traced), List.of(traced)));
    return this;
  }

  public RunViewBuilder traceLink(String link) {
    traceLink = link;
    return this;
  }

  public RunViewBuilder exception(String message, String where, long count) {
    exceptions.add(
        new ExceptionStats(message, where, count, new TreeSet<>(List.of("worker-0", "worker-1"))));
    return this;
  }

  public RunViewBuilder check(String type, String name, String check, long passed, long failed) {
    checks.add(new CheckStats(new RequestKey(type, name), check, passed, failed));
    return this;
  }

  public RunViewBuilder threshold(
      String expect, @Nullable String request, String observed, boolean holds) {
    thresholds.add(new ThresholdStatus(expect, request, null, observed, holds));
    return this;
  }

  public RunViewBuilder window(String expect, String window, String observed, boolean holds) {
    thresholds.add(new ThresholdStatus(expect, null, window, observed, holds));
    return this;
  }

  public RunViewBuilder interval(
      Timeline.Kind kind, double fromSecond, double toSecond, String text) {
    intervals.add(new Timeline.Interval(kind, fromSecond, toSecond, text));
    return this;
  }

  public RunViewBuilder points(List<Timeline.Point> points) {
    this.points = List.copyOf(points);
    return this;
  }

  public RunViewBuilder notes(String... notes) {
    this.notes.addAll(Arrays.asList(notes));
    return this;
  }

  public RunViewBuilder overrides(String... overrides) {
    this.overrides.addAll(Arrays.asList(overrides));
    return this;
  }

  public RunViewBuilder arrivals(ArrivalStats stats) {
    arrivals = stats;
    return this;
  }

  public RunViewBuilder generatorProblem(String problem) {
    this.problem = problem;
    return this;
  }

  public RunViewBuilder unfinished(long unfinished) {
    this.unfinished = unfinished;
    return this;
  }

  public RunViewBuilder history(History told) {
    history = told;
    return this;
  }

  public RunViewBuilder search(@Nullable SearchSoFar newSearch) {
    search = newSearch;
    return this;
  }

  public RunViewBuilder story(Story told) {
    story = told;
    return this;
  }

  public RunView build() {
    int loadSeconds = (int) (load == null ? elapsed : load).toSeconds();
    List<RequestStats> stats =
        requests.stream().map(request -> request.apply(loadSeconds)).toList();
    int failed =
        (int)
            stats.stream()
                .filter(one -> !one.key().type().equals(RequestKey.TRANSACTION))
                .mapToLong(RequestStats::failures)
                .sum();
    RunInfo info =
        new RunInfo(
            name,
            "Evening mix of the shop",
            target,
            "0.1.0",
            42,
            start,
            outcome == null ? null : START.plus(elapsed),
            elapsed,
            load == null ? elapsed : load,
            planned,
            warmup,
            List.copyOf(overrides),
            manifest,
            traceLink,
            new TreeMap<>());
    return new RunView(
        info,
        phase,
        users,
        stats(new RequestKey("", "Aggregated"), failed, allTimes, unfinished, loadSeconds),
        stats,
        List.copyOf(failures),
        List.copyOf(exceptions),
        List.copyOf(checks),
        List.copyOf(thresholds),
        new Timeline(points, List.copyOf(intervals)),
        history,
        story,
        search,
        new GeneratorHealth(1_800, 0.01, 0.998, 42_000, 0, problem),
        new GeneratorStats(new LatencyHistogram(), 0, 42_000, 50, 0, 3),
        arrivals,
        List.of(new WorkerView("local", WorkerView.State.STOPPED, 0)),
        outcome,
        List.copyOf(notes));
  }

  private RequestStats stats(
      RequestKey key, int failed, LatencyHistogram times, long unfinished, int loadSeconds) {
    TreeMap<Integer, Long> statuses = new TreeMap<>();
    if (times.count() > failed) {
      statuses.put(200, times.count() - failed);
    }
    if (failed > 0) {
      statuses.put(500, (long) failed);
    }
    return new RequestStats(
        key,
        times.count(),
        failed,
        unfinished,
        Map.of(
            TimeFigure.RESPONSE,
            times,
            TimeFigure.SERVICE,
            times,
            TimeFigure.CONNECT,
            new LatencyHistogram(),
            TimeFigure.FIRST_BYTE,
            times),
        times.count() * 512,
        0,
        statuses,
        new Pace(times.count(), failed, loadSeconds),
        new RequestStats.Current(new Pace(times.count(), failed, 10), List.of(times.toSparse())),
        traces.getOrDefault(key, Traces.NONE));
  }
}
