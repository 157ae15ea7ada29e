package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.users.MasterHooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Hooks in Java see a run, and change nothing of it. */
@Tag("timed")
class JavaHooksTest {
  /** What workers' hooks log goes to the error stream. */
  private static List<String> logged(Runnable run) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      run.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  @ResourceLock(value = Resources.SYSTEM_ERR, mode = ResourceAccessMode.READ_WRITE)
  void everyRequestMeasurementAndErrorOfUsersIsShownOnceInItsWorker() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView[] view = new RunView[1];
      List<String> lines =
          logged(() ->
              view[0] =
                  JavaVisitors.of(
                          server,
                          """
                          int n;
                          @Task void a() throws Exception {
                            http.get("/p/{id}", 7);
                            measure("work", () -> 1);
                            if (++n == 3) { throw new IllegalArgumentException("no cart"); }
                          }
                          static final class Seen implements Hooks {
                            long requests, measured, left;
                            public void onRequest(RequestEvent e) {
                              if (e.name().equals("GET /p/{id}") && e.status() == 200 && e.userClass().equals("Shopper")
                                  && e.userIndex() >= 0 && e.failure() == null && e.bytes() > 0) requests++;
                              else if (e.name().equals("work") && e.status() == 0) measured++;
                              else log("WRONG " + e);
                              if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) log("WRONG loader");
                              left += e.leftOut();
                              System.setProperty("seen", requests + " " + measured + " " + left);
                            }
                            public void onUserError(UserErrorEvent e) {
                              log("SEEN " + e.where() + " " + e.error().getMessage() + " " + e.userClass());
                            }
                          }
                          """)
                      .run());

      assertThat(view[0].exceptions()).as(Engine.outcome(view[0]).reason()).hasSize(1);
      assertThat(lines).contains("SEEN Shopper.java:9 no cart Shopper");
      long requests = Engine.stats(view[0], "GET /p/{id}").requests();
      long measured = Engine.stats(view[0], "work").requests();
      assertThat(System.getProperty("seen")).isEqualTo(requests + " " + measured + " 0");
      assertThat(lines).noneMatch(line -> line.startsWith("WRONG"));
    }
  }

  @Test
  @ResourceLock(value = Resources.SYSTEM_ERR, mode = ResourceAccessMode.READ_WRITE)
  void hooksThatThrowAndHooksThatAreSlowChangeNothing() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView[] view = new RunView[1];
      List<String> lines =
          logged(() ->
              view[0] =
                  JavaVisitors.of(
                          server,
                          """
                          @Task void a() { http.get("/a"); }
                          static final class Slow implements Hooks {
                            public void onRequest(RequestEvent e) {
                              try { Thread.sleep(60_000); } catch (InterruptedException x) {}
                            }
                          }
                          static final class Broken implements Hooks {
                            Broken() { throw new IllegalStateException("no file"); }
                          }
                          static final class Throwing implements Hooks {
                            public void onRequest(RequestEvent e) { throw new ArithmeticException("odd"); }
                          }
                          """)
                      .load("users: 2, spawnRate: 1000, duration: 1s")
                      .with("thresholds: [{expect: failureRatio < 1%}]")
                      .run());

      assertThat(Engine.outcome(view[0]).verdict()).isEqualTo(Verdict.PASSED);
      assertThat(Engine.stats(view[0], "GET /a").requests())
          .isEqualTo(server.received("/a").size())
          .isGreaterThan(20);
      assertThat(lines)
          .anyMatch(line -> line.matches("hooks: Broken .Shopper.java:\\d+. threw .*no file"))
          .anyMatch(line -> line.matches("hooks: \\d+ events were not shown: .*"));
    }
  }

  @Test
  void aMasterTellsOfItsRun() throws IOException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (TruthServer server = TruthServer.ok()) {
      String yaml =
          """
          target: {baseUrl: %s}
          load: {stages: [{duration: 1s, users: 2}, {duration: 2s, users: 1}]}
          userClasses: [{name: U, wait: {constant: 10ms}, tasks: [{name: t, steps: [{get: /}]}]}]
          thresholds: [{expect: requests < 2}]
          """
              .formatted(server.url());
      JavaSources java =
          new JavaSources(
              List.of(
                  new SourceFile(
                      "Watch.java",
                      """
                      import module dev.throng.users;
                      class Watch implements Hooks {
                        public void onTestStart(TestEvent e) { log("start " + e.name() + " " + e.target() + " " + e.users()); }
                        public void onTestStop(TestSummary s) { log("stop " + s.requests() + " " + s.failures() + " " + s.mean().isPositive()); }
                        public void onSpawningComplete(int users) { log("spawned " + users); }
                        public void onPhaseChange(PhaseEvent e) { log("phase " + e.stage() + " " + e.at() + " " + e.users()); }
                        public void onWorkerJoined(String worker) { log("joined " + worker); }
                        public void onThresholdBroken(ThresholdEvent e) { log("broken " + e.threshold()); }
                      }
                      """)),
              List.of());
      TestPlan plan =
          new TestPlan(
              "hooked",
              Manifests.spec(yaml),
              "",
              1,
              1,
              Map.of(),
              java,
              List.of(),
              List.of(),
              List.of());
      try (MasterHooks hooks = Objects.requireNonNull(MasterHooks.of(plan, lines::add))) {
        RunView view = new Engine().listener(hooks).runs(yaml);
        hooks.close();
        assertThat(lines)
            .startsWith("joined local", "start truth " + server.url() + " 2")
            .contains("phase 1 PT1S 1", "broken requests < 2")
            .endsWith("stop " + view.total().requests() + " 0 true");
        assertThat(lines.stream().filter(line -> line.startsWith("broken"))).hasSize(1);
      }
    }
  }

  @Test
  void aLostWorkerIsTold() {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    JavaSources java =
        new JavaSources(
            List.of(
                new SourceFile(
                    "Watch.java",
                    """
                    class Watch implements dev.throng.users.Hooks {
                      public void onWorkerLost(String worker) { log("lost " + worker); }
                    }
                    """)),
            List.of());
    TestPlan plain =
        Manifests.plan(
            "lost",
            "target: {baseUrl: http://x}\nload: {users: 1, duration: 1s}\nuserClasses: [{name: U, tasks: [{name: t, steps: [{get: /}]}]}]");
    TestPlan plan =
        new TestPlan(
            "lost", plain.spec(), "", 1, 1, Map.of(), java, List.of(), List.of(), List.of());
    RunListener hooks = Objects.requireNonNull(MasterHooks.of(plan, lines::add));
    hooks.onWorker(new WorkerView("w1", WorkerView.State.LOST, 1));
    ((MasterHooks) hooks).close();
    assertThat(lines).containsExactly("lost w1");
  }
}
