package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The open model: what is due starts, on whichever user is free. */
@Tag("timed")
class ArrivalsTest {
  @Test
  void anOpenModelStartsExactlyAsManyIterationsAsItsRateSays() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Engine.run(
              api(
                  server,
                  """
                  arrivals:
                    - userClass: Api
                      stages: [{duration: 1s, rate: 300/s}, {duration: 0s, rate: 100/s}, {duration: 1s, rate: 100/s}]
                  """,
                  "tasks: [{name: hit, steps: [{get: /}]}]"));
      assertThat(server.received()).hasSize(400);
      assertThat(view.total().requests()).isEqualTo(400);
      assertThat(view.health().achievedLoad()).isEqualTo(1);
      assertThat(view.arrivals()).isEqualTo(new ArrivalStats(400, 400, 0, 0, 0, 0));
    }
  }

  @Test
  void aPoissonProcessStartsAsManyIterationsAsWerePlanned() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Engine.run(
              api(
                  server,
                  "arrivals: [{userClass: Api, process: poisson, stages: [{duration: 2s, rate:"
                      + " 200/s}]}]\n",
                  "tasks: [{name: hit, steps: [{get: /}]}]"));
      assertThat(view.arrivals().started()).isEqualTo(server.received().size());
      assertThat(view.arrivals().planned()).isEqualTo(view.arrivals().started());
    }
  }

  @Test
  void usersOfTwentyOpenModelsHaveNumbersOfTheirOwn() throws IOException {
    StringBuilder arrivals = new StringBuilder("arrivals:\n");
    StringBuilder classes = new StringBuilder("userClasses:\n");
    for (int model = 0; model < 20; model++) {
      arrivals
          .append("    - {userClass: A%d, maxInFlight: 1, ".formatted(model))
          .append("stages: [{duration: 500ms, rate: 4/s}]}\n");
      classes
          .append("  - {name: A%d, tasks: ".formatted(model))
          .append("[{name: hit, steps: [{get: \"/hit/${user.index}\", name: /hit}]}]}\n");
    }
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Engine.run(
              "target: {baseUrl: %s}\nload:\n  %s%s".formatted(server.url(), arrivals, classes));

      assertThat(view.total().failures()).isZero();
      assertThat(server.received().stream().map(TruthServer.Request::path).distinct())
          .hasSize(20)
          .allMatch(path -> path.matches("/hit/[0-9]{1,16}"));
    }
  }

  @Test
  void arrivalsThatATargetsSlownessLeavesNoUserForFailTheTest() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(600)) {
      RunView view =
          Engine.run(
              api(
                      server,
                      """
                      arrivals: [{userClass: Api, maxInFlight: 10, stages: [{duration: 2s, rate: 50/s}]}]
                      """,
                      "tasks: [{name: hit, steps: [{get: /}]}]")
                  + "validity: {maxEventLoopLagP99: 10s, maxThrottledRatio: 100%}\n");
      ArrivalStats arrivals = view.arrivals();
      long started = server.received().size();
      assertThat(started).isBetween(10L, 40L);
      assertThat(arrivals).isEqualTo(new ArrivalStats(100, started, 0, 100 - started, 0, 0));
      assertThat(view.health().achievedLoad()).isEqualTo(started / 100.0);
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(Engine.outcome(view).reason())
          .contains((100 - started) + " of 100 arrivals were missed")
          .contains("all users that maxInFlight allows were still busy")
          .doesNotContain("the generator was the bottleneck");
    }
  }

  @Test
  void whatAWorkerThatHeardLateOfTheStartCouldNotStartIsMissedByTheGenerator() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          new Engine()
              .startsLate(700)
              .runs(
                  api(
                      server,
                      "arrivals: [{userClass: Api, stages: [{duration: 2s, rate: 50/s}]}]\n",
                      "tasks: [{name: hit, steps: [{get: /}]}]"));
      ArrivalStats arrivals = view.arrivals();
      assertThat(arrivals.planned()).isEqualTo(100);
      assertThat(arrivals.started()).isEqualTo(server.received().size()).isBetween(50L, 70L);
      assertThat(arrivals.late()).isEqualTo(100 - arrivals.started());
      assertThat(view.health().achievedLoad()).isEqualTo(arrivals.started() / 100.0);
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void maxInFlightIsOneForAllLoopsTogether() throws IOException {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          most.accumulateAndGet(busy.incrementAndGet(), Math::max);
          Thread.sleep(20);
          busy.decrementAndGet();
          reply.ok();
        })) {
      new Engine()
          .loops(4)
          .runs(
              api(
                  server,
                  "arrivals: [{userClass: Api, maxInFlight: 1, stages: [{duration: 1s, rate: 200/s}]}]\n",
                  "tasks: [{name: hit, steps: [{get: /}]}]"));
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void anArrivalIsNotMissedWhileAnotherLoopHasAFreeUser() throws Exception {
    Tries.oneHolds(ArrivalsTest::noneIsMissed);
  }

  private static void noneIsMissed() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          new Engine()
              .loops(4)
              .runs(
                  api(
                      server,
                      "arrivals: [{userClass: Api, maxInFlight: 1, stages: [{duration: 2s, rate: 10/s}]}]\n",
                      "tasks: [{name: hit, steps: [{get: /}]}]"));
      assertThat(view.arrivals()).isEqualTo(new ArrivalStats(20, 20, 0, 0, 0, 0));
      assertThat(server.received()).hasSize(20);
    }
  }

  @Test
  void aPauseBeforeAnArrivalsFirstRequestIsNoWait() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Engine.run(
              api(
                  server,
                  "arrivals: [{userClass: Api, stages: [{duration: 1s, rate: 20/s}]}]",
                  "tasks: [{name: hit, steps: [{wait: 400ms}, {get: /}]}]"));
      assertThat(view.total().responseTime().percentileMicros(50)).isLessThan(200_000);
    }
  }

  @Test
  void freeUsersOfAnOpenModelAreUsedAgainAndStartOnce() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      new Engine()
          .loops(1)
          .runs(
              api(
                  server,
                  "arrivals: [{userClass: Api, stages: [{duration: 1s, rate: 50/s}]}]",
                  """
                  onStart: [{get: /login}]
                  tasks: [{name: hit, steps: [{get: "/hit/${user.index}", name: /hit}]}]
                  """));
      long users = hits(server).distinct().count();
      assertThat(hits(server)).hasSize(50);
      assertThat(server.received("/login")).hasSize((int) users);
      assertThat(users).isLessThan(25);
    }
  }

  @Test
  void aFreeUserKeepsNoUniqueRowFromOthers() throws IOException {
    AtomicInteger first = new AtomicInteger();
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request
              .path()
              .equals("/a")) { // the second user is late: the first has long been free
            Thread.sleep(
                switch (first.getAndIncrement()) {
                  case 0 -> 700;
                  case 1 -> 900;
                  default -> 1;
                });
          }
          reply.ok();
        })) {
      RunView view =
          new Engine()
              .loops(1)
              .runs(
                  api(
                          server,
                          "arrivals: [{userClass: Api, stages: [{duration: 3s, rate: 2/s}]}]",
                          "tasks: [{name: t, steps: [{get: /a}, {feed: row}, {get: /b}]}]")
                      + "data: {row: {csv: {inline: \"id\\n1\\n\"}, pick: unique}}\n");
      assertThat(view.exceptions()).isEmpty();
      assertThat(server.received("/a")).hasSize(6);
      assertThat(server.received("/b")).hasSize(6);
    }
  }

  @Test
  void aRowOfOnStartStaysWithItsUserAndOneOfAnIterationEndsWithIt() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          new Engine()
              .loops(1)
              .runs(
                  api(
                          server,
                          "arrivals: [{userClass: Api, stages: [{duration: 1s, rate: 10/s}]}]",
                          """
                          onStart: [{feed: kept}]
                          tasks:
                            - name: t
                              steps:
                                - {get: "/${kept.id}", name: /kept}
                                - {feed: lent}
                                - {get: "/${lent.id}", name: /lent}
                          onStop: [{get: "/bye/${lent.id}", name: /bye}]
                          """)
                      + "data: {kept: {csv: {inline: \"id\\nk\\n\"}, pick: unique},"
                      + " lent: {csv: {inline: \"id\\nl\\n\"}, pick: unique}}\n");
      assertThat(server.received("/k")).hasSize(10);
      assertThat(server.received("/l")).hasSize(10);
      assertThat(view.exceptions())
          .singleElement()
          .satisfies(e -> {
            assertThat(e.where()).isEqualTo("Api onStop: GET /bye");
            assertThat(e.message()).isEqualTo("the variable lent is not set");
          });
    }
  }

  private static Stream<String> hits(TruthServer server) {
    return server.paths().stream().filter(path -> path.startsWith("/hit"));
  }

  /** A load, and the user class Api with these fields. */
  private static String api(TruthServer server, String load, String userClass) {
    return """
    target: {baseUrl: %s}
    load:
    %suserClasses:
      - name: Api
    %s\
    """
        .formatted(server.url(), load.indent(2), userClass.indent(4));
  }
}
