package dev.throng.runner.outputs.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.browser.Chromium;
import dev.throng.runner.browser.Page;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.outputs.SampleRuns;
import dev.throng.runner.outputs.SampleSearches;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  @TempDir Path folder;

  /**
   * What a page became.
   *
   * @param dom its document after scripts ran
   */
  private record Visit(String dom, List<String> console) {}

  private Visit visit(RunView view) throws IOException {
    return visit(view, "");
  }

  private Visit visit(RunView view, String reader) throws IOException {
    Optional<Chromium> chromium = Chromium.started();
    if (chromium.isEmpty()) {
      System.out.println(
          "HtmlReportTest: skipped, no chromium on the PATH (apt-get install chromium)");
    }
    assumeTrue(chromium.isPresent(), "no chromium on the PATH");
    Path file =
        Files.writeString(folder.resolve("report.html"), new HtmlReport().render(view) + reader);
    try (Page page = chromium.orElseThrow().page()) {
      page.settle(file);
      return new Visit(page.dom(), List.copyOf(page.console()));
    }
  }

  @Test
  void theBrowserShowsVerdictThresholdsAndEveryRequestWithoutErrorsOrNetwork() throws Exception {
    Visit visit =
        visit(
            SampleRuns.slowCheckout(),
            """
            <script type="module">
              const loaded = performance.getEntriesByType("resource").map(entry => entry.name);
              document.body.dataset.loaded = JSON.stringify(loaded);
            </script>
            """);

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("data-loaded=\"[]\"")
        .contains("<title>shop: Failed – Throng</title>")
        .contains("p99 of POST /api/orders was 3s, expected &lt; 1s.")
        .contains("✗ broken")
        .contains("Cart was empty")
        .contains("/token isn't in the body of the answer")
        .contains("--users 500 (manifest: 50)")
        .contains("Threshold broken")
        .contains("Against users")
        .contains("3 requests were cut off");
    assertThat(visit.dom().split("<span class=\"type\">")).hasSize(1 + 6 + 2);
    assertThat(visit.dom().split("<canvas")).as("charts").hasSize(1 + 5);
  }

  /** A canvas keeps its width where the page around it becomes narrower: its end is cut off. */
  @Test
  void printedChartsAreAsWideAsPaper() throws Exception {
    String widths =
        """
        <script type="module">
          const widths = () => JSON.stringify([...document.querySelectorAll(".u-wrap")].map(wrap => wrap.clientWidth));
          const shown = widths();
          dispatchEvent(new Event("beforeprint"));
          await null; // uPlot has drawn
          document.body.dataset.printed = widths();
          dispatchEvent(new Event("afterprint"));
          await null;
          document.body.dataset.after = widths() === shown;
        </script>
        """;

    Visit visit = visit(SampleRuns.slowCheckout(), widths);

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom()).containsPattern("data-printed=\"\\[700(,700)+\\]\"");
    assertThat(visit.dom()).contains("data-after=\"true\"");
  }

  @Test
  void theStoryStandsUnderTheVerdictAndItsFindingsAreMarkedInTheCharts() throws Exception {
    Visit visit = visit(SampleRuns.overload());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("From about 166 users on, times grow in proportion to the requests in flight")
        .contains("degrades gracefully")
        .contains("1:05–2:20, 159 to 296 users, sure")
        .contains("Requests a second over the run, up to 175/s; linear 1:05 to 2:20; saturates")
        .contains("Against users")
        .contains("The rate grows in proportion up to a ceiling")
        .contains("the target begins to give way at about 166")
        .contains("The 15 levels as a table");
    assertThat(visit.dom().indexOf("id=\"verdict\""))
        .isLessThan(visit.dom().indexOf("id=\"story\""));
    assertThat(visit.dom().indexOf("id=\"story\"")).isLessThan(visit.dom().indexOf("id=\"key\""));
    assertThat(visit.dom().split("<canvas")).as("charts").hasSize(1 + 6);
  }

  @Test
  void aSearchHasItsAnswerItsStepsAndItsIntervalInTheChartAgainstLoad() throws Exception {
    Visit visit = visit(SampleSearches.inOverload());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("The target bears 150 users (145/s) and not 157: expected p95 &lt; 200ms")
        .contains(
            "<th scope=\"row\">2</th><td class=\"figure\">157</td><td><span class=\"bad\">✗"
                + " broke</span></td><td class=\"figure\">150/s</td><td"
                + " class=\"figure\">206ms</td><td class=\"figure\">240ms</td><td"
                + " class=\"figure\">2%</td><td>20s to 30s</td><td class=\"why\">expected p95 &lt;"
                + " 200ms, observed 240ms</td>")
        .contains("Marked: it holds 150 and breaks at 157.")
        .doesNotContain("begins to give way at about 166");
    assertThat(visit.dom().indexOf("id=\"story\""))
        .isLessThan(visit.dom().indexOf("id=\"capacity\""));
    assertThat(visit.dom().indexOf("id=\"capacity\""))
        .isLessThan(visit.dom().indexOf("id=\"key\""));
  }

  @Test
  void eachNameHasChartsThatAreMadeWhenTheReaderOpensThem() throws Exception {
    Visit visit =
        visit(
            SampleRuns.told(SampleRuns.historyOf(30, 60)),
            """
            <script type="module">
              const figures = () => document.querySelectorAll("#names figure").length;
              const steps = [figures()];
              const step = (change, next) => { change(); setTimeout(() => { steps.push(figures()); next(); }, 100); };
              step(() => document.querySelector("#names-all").open = true, () =>
                step(() => document.querySelector("#names-more button").click(), () =>
                  step(() => {
                    const only = document.querySelector("#names-only");
                    only.value = "NAME-7";
                    only.dispatchEvent(new Event("input"));
                  }, () => document.body.dataset.steps = steps)));
            </script>
            """);

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("data-steps=\"0,24,48,2\"")
        .contains("Response time of GET /name-7: p95 up to 123ms")
        .contains("Requests a second of GET /name-7: up to 8/s, 0 failures");
  }

  @Test
  void anHourWithFiveHundredNamesStaysBelowTwoMegabytes() {
    RunView hour = SampleRuns.told(SampleRuns.historyOf(500, 3600));

    String page = new HtmlReport().render(hour);

    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    assertThat(page).contains("\"secondsPerRow\":60");
    assertThat(new HtmlReport().render(hour, Gzip.size(page) - 1)).hasSizeLessThan(page.length());
  }

  @Test
  void aFailureIsShownWithOneOfItsAnswersAsText() throws Exception {
    assertThat(visit(SampleRuns.slowCheckout()).dom())
        .contains("<summary>One such answer</summary>")
        .contains("409 Conflict\ncontent-type: application/json\nset-cookie: ***")
        .contains("{\"error\": \"Cart was empty\", \"hint\": \"&lt;b&gt;add&lt;/b&gt;\"}");
  }

  @Test
  void theSlowestAndTheFailedRequestsLinkToTheirTraces() throws Exception {
    Visit visit = visit(SampleRuns.slowCheckout());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains(
            "<td class=\"figure\">2.99s</td><td>12:01:40</td><td><a"
                + " href=\"https://jaeger.example/trace/4bf92f3577b34da60000000000000001?from=&lt;here&gt;\""
                + " target=\"_blank\" rel=\"noreferrer\">"
                + "<code>4bf92f3577b34da60000000000000001</code></a></td>")
        .contains("4bf92f3577b34da60000000000000002</code>")
        .containsPattern(
            "connection reset<p class=\"traces\">Trace: <a [^>]*><code>4bf92f3577b34da60000000000000003</code>");
    assertThat(visit(SampleRuns.overload()).dom()).doesNotContain("id=\"traces\"");
  }

  @Test
  void withoutALinkATraceIsNamed() throws Exception {
    RunView view =
        new RunViewBuilder()
            .request("GET", "/", 0, 1_000)
            .slowest("GET", "/", new TracedRequest(new TraceId(1, 2), 1_000, 10))
            .build();

    assertThat(visit(view).dom())
        .contains("<td><code>00000000000000010000000000000002</code></td>");
  }

  @Test
  void whereThresholdsLeaveOutTheWarmUpThePageSaysSo() throws Exception {
    assertThat(visit(SampleRuns.slowCheckout()).dom())
        .contains("Judged without the warm-up of 10s: the observed figures leave it out.");
    assertThat(visit(SampleRuns.overload()).dom())
        .doesNotContain("Judged without the warm-up of 0s");
  }

  @Test
  void stringsFromManifestAndTargetAreTextAndNothingElse() throws Exception {
    Visit visit = visit(SampleRuns.hostile());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("<h1>&lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;</h1>")
        .doesNotContain("<title>owned")
        .doesNotContain("<img");
  }

  @Test
  void aClickOnAHeadingSortsAndChoosingServiceTimeKeepsTheOrder() throws Exception {
    Visit visit =
        visit(
            SampleRuns.slowCheckout(),
            """
            <script type="module">
              [...document.querySelectorAll("#requests thead button")].find(b => b.textContent === "p99").click();
              document.querySelector("#requests input[value=serviceTimeMillis]").click();
            </script>
            """);

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom()).contains("aria-sort=\"descending\"");
    String requests = visit.dom().substring(visit.dom().indexOf("id=\"requests\""));
    assertThat(requests.indexOf("/api/orders"))
        .isPositive()
        .isLessThan(requests.indexOf("/api/auth/login"))
        .isLessThan(requests.indexOf("/api/cart"));
  }

  @Test
  void aRunWithoutARequestIsShownAsSuch() throws Exception {
    Visit visit = visit(new RunViewBuilder().neverStarted().build());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("Running")
        .contains("All requests")
        .doesNotContain("NaN", "1970");
  }

  @Test
  void anHourWithThirtyNamesStaysBelowOneMegabyte() {
    assertThat(new HtmlReport().render(SampleRuns.hour()).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void aPageThatMustBeSmallHasCoarserChartsFirstAndThenOnlyTheRowsWithTheLargestCounts() {
    HtmlReport report = new HtmlReport();
    String whole = report.render(SampleRuns.hour());

    String coarser = report.render(SampleRuns.hour(), Gzip.size(whole) - 1);
    assertThat(coarser).hasSizeLessThan(whole.length()).contains("/api/resource-number-29");

    String many = report.render(SampleRuns.manyNames(2_000), 60_000);
    assertThat(Gzip.size(many)).isLessThanOrEqualTo(60_000);
    assertThat(many)
        .contains("/api/name-0\"")
        .doesNotContain("/api/name-1999\"")
        .contains("requests with the smallest counts were left out of 2000.");
  }

  @Test
  void aLongRunIsThinnedWithoutLosingCountsOrPeaks() {
    Timeline.Point peak = new Timeline.Point(0, 7, 6, 30, 2, 7, 8, 9, 10, 5.5, 300);
    Timeline.Point calm = new Timeline.Point(1, 5, 5, 10, 0, 1, 2, 3, 4, 1.5, 100);

    Timeline thinned = Thinning.thin(new Timeline(List.of(peak, calm), Collections.emptyList()), 1);

    assertThat(thinned.points())
        .containsExactly(new Timeline.Point(0, 7, 6, 40, 2, 7, 8, 9, 10, 4.5, 400));
  }

  @Test
  void theMarksOfALongRunAreOneWhereTheyAreLessThanAPointApart() {
    Timeline.Interval broken =
        new Timeline.Interval(Timeline.Kind.THRESHOLD_BROKEN, 10, 11, "p95 < 1s");
    Timeline.Interval other =
        new Timeline.Interval(Timeline.Kind.THRESHOLD_BROKEN, 11, 12, "p99 < 2s");
    Timeline.Interval soon =
        new Timeline.Interval(Timeline.Kind.THRESHOLD_BROKEN, 12, 13, "p95 < 1s");
    Timeline.Interval later =
        new Timeline.Interval(Timeline.Kind.THRESHOLD_BROKEN, 15, 16, "p95 < 1s");

    Timeline thinned =
        Thinning.thin(new Timeline(ramp(7200), List.of(broken, other, soon, later)), 3600);

    assertThat(thinned.intervals())
        .containsExactly(
            new Timeline.Interval(Timeline.Kind.THRESHOLD_BROKEN, 10, 13, "p95 < 1s"),
            other,
            later);
  }

  /** Five users who make 10 requests a second, and one more each 100 s. */
  private static List<Timeline.Point> ramp(int seconds) {
    return IntStream.range(0, seconds)
        .mapToObj(second ->
            new Timeline.Point(
                second, 5, 5, 10 + second / 100, 0, 10_000, 20_000, 30_000, 40_000, 1e4, 0))
        .toList();
  }

  @Test
  void aLongRunsPageHasTheSpikeOfItsUsersTheCollapseAtItsEndAndRatesByTheSecond() throws Exception {
    List<Timeline.Point> points = new ArrayList<>(ramp(7201));
    points.set(
        3001, new Timeline.Point(3001, 900, 900, 40, 0, 10_000, 20_000, 30_000, 40_000, 1e4, 0));
    points.set(
        7200, new Timeline.Point(7200, 5, 5, 82, 9, 10_000, 20_000, 5_000_000, 6_000_000, 1e4, 0));

    Visit visit =
        visit(
            new RunViewBuilder()
                .seconds(7201, null)
                .points(points)
                .finished(Verdict.FAILED, "p99 was 5s, expected < 1s.")
                .build());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("Each point stands for 3s;")
        .contains("<dt>Users, at most</dt><dd>900</dd>")
        .contains("p99 up to 5s")
        .contains("Requests a second over the run, up to 81.3/s")
        .contains("From 10 to 81 requests a second")
        .contains("A dot is 3s of the run");
  }

  @Test
  void ofManyMarksTheFirstAreListedAndDrawingThemTakesLittleWork() throws Exception {
    RunViewBuilder run = new RunViewBuilder().seconds(1000, null).points(ramp(1000));
    run.interval(Timeline.Kind.WARMUP, 0, 10, "warm-up: measured and shown, not judged");
    for (int second = 10; second < 1000; second += 2) {
      run.interval(Timeline.Kind.THRESHOLD_BROKEN, second, second + 1, "broken: p95 < 1s");
    }
    run.interval(Timeline.Kind.WORKER_LOST, 500, 504, "worker-1 was lost");

    Visit visit =
        visit(
            run.build(),
            """
            <script>
              let reads = 0;
              let colours = 0;
              const counted = interval =>
                new Proxy(interval, { get: (target, name) => (reads++, target[name]) });
              const parse = JSON.parse;
              JSON.parse = text => {
                const result = parse(text);
                result.timeline.intervals = result.timeline.intervals.map(counted);
                return result;
              };
              const computed = getComputedStyle;
              getComputedStyle = (...of) => (colours++, computed(...of));
            </script>
            <script type="module">
              const little = 0 < reads && reads < 50 * 500 && 0 < colours && colours < 300;
              document.body.dataset.work = little ? "little" : `${reads} reads, ${colours} colours`;
            </script>
            """);

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("data-work=\"little\"")
        .contains("and 475 more, 7m55s in all")
        .contains("worker-1 was lost");
    assertThat(visit.dom().split("broken: p95 &lt; 1s")).hasSize(1 + 20);
  }

  @Test
  void aFailureOfAnotherDayThanTheStartsHasItsDate() throws Exception {
    Visit visit =
        visit(
            new RunViewBuilder()
                .failure(
                    "GET", "/", "connection reset", 2, Duration.ofSeconds(1), Duration.ofHours(13))
                .build());

    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom())
        .contains("<td>12:00:01</td><td>2026-11-24 01:00:00</td>")
        .contains("Times of day are UTC.");
  }
}
