package dev.throng.runner.outputs;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs as they might have been, of a size and with troubles that reports must cope with. */
public final class SampleRuns {
  private static final int MOST_DRAWS = 20_000;

  private static final FailedAnswer CART_WAS_EMPTY =
      new FailedAnswer(
          "409 Conflict\ncontent-type: application/json\nset-cookie: ***",
          "{\"error\": \"Cart was empty\", \"hint\": \"<b>add</b>\"}");

  private SampleRuns() {}

  /** Two minutes against a shop whose checkout gets slow at 400 users. */
  public static RunView slowCheckout() {
    return new RunViewBuilder()
        .seconds(120, 120L)
        .warmup(Duration.ofSeconds(10))
        .users(500, 0)
        .manifest(
            """
            apiVersion: throng.dev/v1alpha1
            kind: LoadTest
            metadata: {name: shop}
            spec:
              target: {baseUrl: http://127.0.0.1:8080}
              load: {users: 500, spawnRate: 10, duration: 2m}
              userClasses:
                - name: Shopper
                  wait: {between: [1s, 5s]}
                  tasks:
                    - {name: browse, weight: 5, steps: [{get: /api/products}]}
            """)
        .request("GET", "/api/products", 0, times(20_000, 18_000, 0.5))
        .request("GET", "/api/products/${random.int(1, 500)}", 3, times(12_000, 22_000, 0.6))
        .request("POST", "/api/auth/login", 0, times(500, 95_000, 0.3))
        .request("POST", "/api/cart", 0, times(4_100, 31_000, 0.5))
        .request("POST", "/api/orders", 214, times(3_900, 240_000, 1.1))
        .request("TXN", "pay", 0, times(2_000, 330_000, 0.9))
        .failure("POST", "/api/orders", "Cart was empty", 171, CART_WAS_EMPTY)
        .failure("POST", "/api/orders", "timeout after 3s", 43)
        .failure("GET", "/api/products/${random.int(1, 500)}", "connection reset", 3)
        .slowest(
            "POST",
            "/api/orders",
            new TracedRequest(new TraceId(0x4bf92f3577b34da6L, 1), 2_987_000, 100_000),
            new TracedRequest(new TraceId(0x4bf92f3577b34da6L, 2), 2_500_000, 90_000))
        .failure(
            "POST",
            "/api/orders",
            "connection reset",
            new TracedRequest(new TraceId(0x4bf92f3577b34da6L, 3), 1_000, 64_000))
        .traceLink("https://jaeger.example/trace/{traceId}?from=<here>")
        .exception("/token isn't in the body of the answer", "Shopper > checkout > step 2", 12)
        .check("POST", "/api/orders", "status == 201", 3_686, 214)
        .check("POST", "/api/orders", "json.total > 0", 3_686, 0)
        .threshold("p95 < 2s", null, "187ms", true)
        .threshold("failureRatio < 1%", null, "0.536%", true)
        .threshold("p99 < 1s", "POST /api/orders", "3s", false)
        .window("mean < 500ms", "30s", "91ms", true)
        .interval(Timeline.Kind.WARMUP, 0, 10, "Shown, but not judged.")
        .interval(Timeline.Kind.THRESHOLD_BROKEN, 88, 120, "p99 of POST /api/orders was above 1s.")
        .points(points(120, 500))
        .overrides("--users 500 (manifest: 50)", "--run-time 2m (manifest: 5m)")
        .unfinished(3)
        .arrivals(new ArrivalStats(1_000, 900, 0, 80, 15, 5))
        .finished(Verdict.FAILED, "p99 of POST /api/orders was 3s, expected < 1s.")
        .build();
  }

  /** An hour with 30 names, the size that a report is measured by. */
  public static RunView hour() {
    RunViewBuilder run =
        new RunViewBuilder()
            .seconds(3600, 3600L)
            .users(2_000, 0)
            .threshold("p95 < 2s", null, "187ms", true)
            .points(points(3600, 2_000))
            .finished(Verdict.PASSED, "The one threshold holds: p95 was 187ms.");
    for (int i = 0; i < 30; i++) {
      run.request("GET", "/api/resource-number-" + i, i % 7, times(5_000, 10_000 + 3_000 * i, 0.6));
    }
    return run.build();
  }

  /** A run whose names were not kept few: the first have the most requests. */
  public static RunView manyNames(int names) {
    RunViewBuilder run = new RunViewBuilder().seconds(60, 60L).points(points(60, 10));
    for (int i = 0; i < names; i++) {
      run.request("GET", "/api/name-" + i, 0, times(1 + (names - i) / 100, 10_000 + i, 0.6));
    }
    return run.finished(Verdict.PASSED, "No threshold was set.").build();
  }

  /** A pool that the load passes by far, with a stage down again; three names. */
  public static RunView overload() {
    return overload(null);
  }

  /** The same, as if a search had found this in it. */
  static RunView overload(@Nullable SearchSoFar search) {
    Ramp ramp = Ramp.users(20, 10).to(300, 120).to(300, 10).jump(40, 30);
    Target target = new Target(0.05, 0.4).servers(8).patience(0.8);
    return told(new Simulation(ramp, target, 7).names(3).run(), search);
  }

  /** Names of which each has one request a second more than the one before it. */
  public static History historyOf(int names, int seconds) {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < seconds; second++) {
      builder.load(second, new LoadSecond(10, 10, 0, SecondState.WHOLE));
      int all = names * (names + 1) / 2;
      builder.total(second, cell(all, second));
      for (int name = 0; name < names; name++) {
        builder.name(second, new RequestKey("GET", "/name-" + name), cell(name + 1, second));
      }
    }
    return builder.build();
  }

  private static Cell cell(int requests, int second) {
    float wobble = second * 37 % 100 - 50;
    return new Cell(
        requests, 0, 0, 50_000 + 97 * wobble, 123_026 + wobble, 130_000, 200_000, 60_000, 0);
  }

  /** Of a history: its points, its names, and the story that it tells. */
  public static RunView told(History history) {
    return told(history, null);
  }

  private static RunView told(History history, @Nullable SearchSoFar search) {
    RunViewBuilder run = new RunViewBuilder().seconds(history.seconds(), (long) history.seconds());
    history
        .names()
        .forEach((name, series) -> {
          int requests = IntStream.range(0, series.rows()).map(series::requests).sum();
          int failures = IntStream.range(0, series.rows()).map(series::failures).sum();
          run.request(name.type(), name.name(), failures, times(requests, 30_000, 0.5));
        });
    return run.points(points(history))
        .history(history)
        .search(search)
        .story(Story.of(history))
        .finished(Verdict.PASSED, "No threshold was set.")
        .build();
  }

  private static List<Timeline.Point> points(History history) {
    return IntStream.range(0, history.seconds())
        .mapToObj(second -> {
          Cell cell = history.total().get(second);
          LoadSecond load = history.load(second);
          return new Timeline.Point(
              second,
              load.usersPlanned(),
              load.usersRunning(),
              cell.requests(),
              cell.failures(),
              Math.round(cell.p50Micros()),
              Math.round(cell.p95Micros()),
              Math.round(cell.p99Micros()),
              Math.round(cell.maxMicros()),
              cell.meanMicros(),
              512L * cell.requests());
        })
        .toList();
  }

  /** Names, errors and texts that try to break out of the page, and to be run. */
  public static RunView hostile() {
    String script = "</script><script>document.title='owned'</script>";
    String image = "<img src=x onerror=\"document.title='owned'\">";
    return new RunViewBuilder()
        .name(script)
        .target("http://[::1]/" + image)
        .manifest("# <!-- <script> -->\n" + script + "\u2028" + image)
        .request("GET", script, 1, 1_000, 2_000)
        .request("<b>", image, 0, 1_000)
        .failure("GET", script, image, 1, new FailedAnswer(script, image))
        .exception(image, script, 1)
        .check("GET", script, image, 1, 1)
        .threshold(image, script, script, false)
        .notes(script, image)
        .overrides(image)
        .interval(Timeline.Kind.WORKER_LOST, 1, 2, image)
        .points(points(5, 10))
        .finished(Verdict.ERROR, script + image)
        .build();
  }

  /** Up to 20,000 are drawn, and each counts for as many as there are in all. */
  private static LatencyHistogram times(int count, long medianMicros, double spread) {
    Random random = new Random(medianMicros);
    LatencyHistogram times = new LatencyHistogram();
    int draws = Math.min(count, MOST_DRAWS);
    for (int i = 0; i < draws; i++) {
      long micros = Math.round(medianMicros * Math.exp(spread * random.nextGaussian()));
      int alike = count / draws + (i < count % draws ? 1 : 0);
      times.record(Math.min(micros, 3_000_000), alike);
    }
    return times;
  }

  private static List<Timeline.Point> points(int seconds, int users) {
    Random random = new Random(seconds);
    List<Timeline.Point> points = new ArrayList<>(seconds);
    for (int second = 0; second < seconds; second++) {
      int running = Math.min(users, Math.max(1, users * (second + 1) * 10 / (seconds * 9)));
      double load = (double) running / users;
      double noise = 1 + 0.06 * random.nextGaussian();
      double slow = load > 0.8 ? 1 + 9 * (load - 0.8) * 5 : 1;
      long requests = Math.round(running * 0.7 * noise / Math.sqrt(slow));
      long p50 = Math.round(18_000 * noise * (1 + 0.4 * load));
      points.add(
          new Timeline.Point(
              second,
              running,
              Math.max(0, running - random.nextInt(3)),
              requests,
              load > 0.8 ? Math.round(requests * 0.02 * random.nextDouble() * slow / 4) : 0,
              p50,
              Math.round(p50 * 3.1 * Math.sqrt(slow)),
              Math.round(p50 * 5 * noise * slow),
              Math.round(p50 * 9 * slow),
              p50 * 1.4,
              requests * 512));
    }
    return points;
  }
}
