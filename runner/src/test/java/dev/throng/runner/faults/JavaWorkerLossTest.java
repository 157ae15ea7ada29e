package dev.throng.runner.faults;

import static dev.throng.runner.faults.FleetRun.users;
import static dev.throng.runner.faults.FleetRun.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Manifests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Workers with users in Java that are killed or pause: each request tells which process sent it.
 */
@Tag("fault")
class JavaWorkerLossTest {
  /**
   * Twelve users, who make 20 requests a second each, some of which are followed by an exception.
   */
  private static final String SOURCE =
      """
      import module dev.throng.users;
      class Shopper extends HttpUser {
        private static final long PROCESS = ProcessHandle.current().pid();
        private long turns = index() * 12 + 17;
        @Override protected WaitTime waitTime() { return WaitTime.constant(Duration.ofMillis(50)); }
        @Task void browse() {
          if (++turns % 150 == 0) {
            http.get("/odd/" + PROCESS);
            throw new IllegalStateException("odd");
          }
          transaction("browse", () -> http.get("/" + PROCESS));
        }
      }
      """;

  /**
   * Of six users: what a worker had not reported yet when it was killed; it reports each second.
   */
  private static final long MOST_UNREPORTED = 6 * 20 * 3;

  private static TestPlan plan(String url) {
    return Manifests.plan(
        "faults",
        """
        target: {baseUrl: %s}
        load: %s
        userClasses: [{name: Shopper, java: {file: Shopper.java}}]
        thresholds: [{expect: requests > 0}]
        validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%%, minAchievedLoad: 10%%}
        """
            .formatted(url, FleetRun.twelveUsersFor("16s")),
        new JavaSources(List.of(new SourceFile("Shopper.java", SOURCE)), List.of()));
  }

  @Test
  void whenAWorkerIsKilledTheOthersCountsAreExactAndItsOwnAreThoseThatItReported() {
    try (FleetRun run = new FleetRun(2, JavaWorkerLossTest::plan)) {
      ThrongProcess killed = run.firstOfTwo(3);
      killed.signal("KILL");

      run.await("w2 runs all users", view -> users(view, "w2") == 12);
      RunView last = run.finished();

      assertThat(verdict(last)).as(FleetRun.reason(last)).isEqualTo(Verdict.PASSED);
      Map<String, Long> counted = counted(last);
      Map<String, Long> seen = run.target.byPath();
      assertThat(counted.keySet()).isEqualTo(seen.keySet()).hasSize(4);
      seen.forEach((path, requests) -> {
        long unreported = requests - counted.getOrDefault(path, 0L);
        if (path.endsWith("/" + killed.pid())) {
          assertThat(unreported).as(path).isBetween(0L, MOST_UNREPORTED);
        } else {
          assertThat(unreported).as(path).isZero();
        }
      });
      assertThatEachOddRequestThrew(last);
    }
  }

  @Test
  void whenAWorkerPausesAndComesBackEveryRequestIsCountedOnce() {
    try (FleetRun run = new FleetRun(2, JavaWorkerLossTest::plan)) {
      ThrongProcess paused = run.firstOfTwo(3);

      paused.signal("STOP");
      run.await("w1 is lost", view -> FleetRun.isIn(view, "w1", WorkerView.State.LOST));
      FleetRun.sleep(Duration.ofSeconds(1));
      paused.signal("CONT");
      run.await(
          "both run six users",
          view -> view.workers().stream().allMatch(worker -> worker.users() == 6));

      RunView last = run.finished();
      assertThat(counted(last)).isEqualTo(run.target.byPath());
      assertThatEachOddRequestThrew(last);
    }
  }

  /** By path; what the end cut off too, since the target has seen it. */
  private static Map<String, Long> counted(RunView view) {
    return view.requests().stream()
        .filter(row -> row.key().type().equals("GET"))
        .collect(
            Collectors.toMap(row -> row.key().name(), row -> row.requests() + row.unfinished()));
  }

  /** At most one of each user is counted, and the exception after it not any more. */
  private static void assertThatEachOddRequestThrew(RunView view) {
    long odd =
        view.requests().stream()
            .filter(row -> row.key().name().startsWith("/odd/"))
            .mapToLong(RequestStats::requests)
            .sum();
    assertThat(view.exceptions())
        .extracting(ExceptionStats::where)
        .containsExactly("Shopper.browse (Shopper.java:9)");
    assertThat(view.exceptions().getFirst().count()).isBetween(odd - 24, odd);
  }
}
