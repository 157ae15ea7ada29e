package dev.throng.runner.outputs.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.truth.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private static RunViewBuilder run() {
    return new RunViewBuilder()
        .request("GET", "/api/products", 0, 10_000, 20_000, 30_000, 40_000)
        .request("POST", "/api/orders", 1, 61_200, 1_234_567);
  }

  private static RunView atSecond(int second) {
    Timeline.Point point = new Timeline.Point(0, 50, 50, 1, 0, 1, 1, 1, 1, 1, 1);
    return run().seconds(second, 60L).points(Collections.nCopies(second, point)).build();
  }

  private String saidBy(boolean interactive, boolean onlySummary, List<RunView> seconds) {
    PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(out, interactive, false, () -> Optional.of(new TerminalSize(80, 24)));
    Console console =
        new Console(terminal, onlySummary ? Console.Detail.NOTHING : Console.Detail.LOAD);
    for (RunView second : seconds) {
      console.onSecond(second);
    }
    terminal.close();
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutATerminalThereIsALineEveryTenSeconds() {
    List<RunView> seconds = IntStream.rangeClosed(1, 25).mapToObj(ConsoleTest::atSecond).toList();

    assertThat(saidBy(false, false, seconds))
        .isEqualTo(
            """
            0:10 of 1:00  users 50  requests 6 (0.6/s)  failed 1 (16.7%)  p50 30ms  p95 1.23s  p99 1.23s
            0:20 of 1:00  users 50  requests 6 (0.6/s)  failed 1 (16.7%)  p50 30ms  p95 1.23s  p99 1.23s
            """);
  }

  @Test
  void onlySummaryIsSilentDuringTheRun() {
    assertThat(saidBy(true, true, List.of(atSecond(10)))).isEmpty();
    assertThat(saidBy(false, true, List.of(atSecond(10)))).isEmpty();
  }

  @Test
  void workersThatComeAndGoAreNamedWhereTheyMayFail() {
    for (Console.Detail detail : Console.Detail.values()) {
      Terminal terminal = Terminal.plain(new PrintStream(written, false, StandardCharsets.UTF_8));
      Console console = new Console(terminal, detail);
      console.onWorker(new WorkerView("w1", WorkerView.State.READY, 0));
      console.onWorker(new WorkerView("w2", WorkerView.State.LOST, 0));
      terminal.close();
    }

    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo("worker w1: ready\nworker w2: lost\n");
  }

  @Test
  void aTerminalIsRedrawnInPlace() {
    PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(out, true, false, Optional::empty);

    terminal.print(List.of());
    terminal.redraw(List.of("one", "two"));
    Eventually.holds(
        "the lines are drawn",
        Duration.ofSeconds(10),
        () -> written.toString(StandardCharsets.UTF_8).contains("two"));
    terminal.print(List.of("the end"));
    terminal.close();

    assertThat(written.toString(StandardCharsets.UTF_8))
        .endsWith("two\u001b[K\n\u001b[J\u001b[?2026l\r\u001b[2A\u001b[Jthe end\n");
  }

  @Test
  void theLiveTableShowsEachNameUsersAndTheTimeLeft() {
    List<String> lines = LiveFrame.lines(atSecond(15), new TerminalSize(80, 24), false);

    assertThat(String.join("\n", lines))
        .isEqualTo(
            """

            shop → http://127.0.0.1:8080
            Request            Requests     Failed     p50    p95    p99   Rate
            GET /api/products         4          0    20ms   40ms   40ms  0.4/s
            POST /api/orders          2    1 (50%)  61.2ms  1.23s  1.23s  0.2/s
            All requests              6  1 (16.7%)    30ms  1.23s  1.23s  0.6/s
            times and rates: last 10s
            Users 50 of 50  ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  0:45 left of 1:00\
            """);
  }

  @ParameterizedTest
  @CsvSource({"40,11", "60,12", "80,24", "200,60"})
  void theLiveTableFitsItsTerminal(int columns, int rows) {
    RunViewBuilder run = run().seconds(15, 60L).generatorProblem("event loops ran late: 80ms");
    for (int i = 0; i < 80; i++) {
      run.request("GET", "/api/a/rather/long/name/of/a/request/number/" + i, 0, 1_000);
    }
    List<String> lines =
        LiveFrame.lines(run.exception("x", "y", 3).build(), new TerminalSize(columns, rows), false);

    assertThat(lines).hasSizeLessThan(rows).allMatch(line -> Lines.width(line) < columns);
    assertThat(String.join("\n", lines)).contains("GET /api/products");
  }

  @Test
  void theSummaryEndsWithTheVerdict() {
    RunView view =
        run()
            .seconds(60, 60L)
            .failure("POST", "/api/orders", "Unexpected: \u001b[2J500", 1)
            .exception("no variable token", "Shopper > checkout > step 2", 3)
            .check("GET", "/api/products", "status == 200", 4, 0)
            .check("POST", "/api/orders", "status == 201", 1, 1)
            .threshold("p95 < 2s", null, "1.23s", true)
            .threshold("p99 < 300ms", "POST /api/orders", "1.23s", false)
            .notes("500 names are counted; the rest went into (other)")
            .overrides("--users 50 (manifest: 500)")
            .unfinished(2)
            .arrivals(new ArrivalStats(1_000, 900, 0, 70, 29, 1))
            .finished(Verdict.FAILED, "p99 of POST /api/orders was 1.23s, expected < 300ms")
            .build();

    assertThat(
            String.join(
                "\n",
                Summary.lines(
                    view, List.of("out/r.html"), List.of("out/r.json: disk full"), 100, false)))
        .isEqualTo(
            """

            Request            Requests     Failed   Mean     p50    p95    p99    Max      Rate
            GET /api/products         4          0   25ms    20ms   40ms   40ms   40ms  0.0667/s
            POST /api/orders          2    1 (50%)  648ms  61.2ms  1.23s  1.23s  1.23s  0.0333/s
            All requests              6  1 (16.7%)  233ms    30ms  1.23s  1.23s  1.23s     0.1/s

            Failures
            Count  Request           Error
                1  POST /api/orders  Unexpected: ·[2J500

            Exceptions
            Count  Where                        Message
                3  Shopper > checkout > step 2  no variable token

            Arrivals
              1,000 planned, 900 started, 100 missed
              missed 70, no free user: all that maxInFlight allows were busy
              missed 29, late: their worker had heard late of the start
              missed 1, not counted: their worker was lost or stuck

            Checks
            ✗ 5 of 6 held
            ✗ POST /api/orders: status == 201, 1 of 2 did not hold

            Thresholds
               Expected     Requests          Observed
            ✓  p95 < 2s     all requests         1.23s
            ✗  p99 < 300ms  POST /api/orders     1.23s

            Notes
              500 names are counted; the rest went into (other)
              2 requests were cut off by the end of the test, and count as unfinished

            Overridden on the command line
              --users 50 (manifest: 500)

            Not written
              out/r.json: disk full

            Reports
              out/r.html

            shop → http://127.0.0.1:8080, 1m, seed 42, throng 0.1.0
            ✗ Failed: p99 of POST /api/orders was 1.23s, expected < 300ms\
            """);
  }

  @Test
  void ofManyFailuresTheMostFrequentAreShownAndTheRestIsCounted() {
    RunViewBuilder run = run();
    for (int i = 1; i <= 500; i++) {
      run.failure("POST", "/api/orders", "error %03d ".formatted(i) + "x".repeat(1_000), 1_000 - i);
      run.exception("message %03d ".formatted(i) + "x".repeat(1_000), "Shopper", 1);
    }
    List<String> lines = Summary.lines(run.build(), List.of(), List.of(), Integer.MAX_VALUE, false);

    assertThat(lines).filteredOn(line -> line.contains("error 0")).hasSize(20);
    assertThat(lines).filteredOn(line -> line.contains("message ")).hasSize(20);
    assertThat(lines)
        .contains(
            "and 480 more rows, 354,960 in all: --json and --csv have every row",
            "and 480 more rows, 480 in all: --json and --csv have every row");
    assertThat(String.join("\n", lines)).hasSizeLessThan(50_000);
  }

  @Test
  void noColourMeansNoEscapeSequences() {
    RunView view = run().finished(Verdict.PASSED, "no threshold was set").build();

    assertThat(String.join("", Summary.lines(view, List.of(), List.of(), 80, false)))
        .doesNotContain("\u001b");
    assertThat(String.join("", Summary.lines(view, List.of(), List.of(), 80, true)))
        .contains("\u001b[32m✓ Passed\u001b[0m: no threshold was set");
  }

  @Test
  void sttysAnswerIsRowsThenColumns() {
    assertThat(TerminalSize.parse("24 132\n")).contains(new TerminalSize(132, 24));
    assertThat(TerminalSize.parse("0 0\n")).isEmpty();
    assertThat(TerminalSize.parse("stty: no such device")).isEmpty();
  }
}
