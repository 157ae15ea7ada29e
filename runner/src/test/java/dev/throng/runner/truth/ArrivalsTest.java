package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The open model: what is due starts, on whichever user is free. */
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
    }
  }

  @Test
  void arrivalsBeyondMaxInFlightAreMissedAndCountAgainstTheGenerator() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(5_000)) {
      RunView view =
          Engine.run(
              api(
                  server,
                  """
                  stopTimeout: 100ms
                  arrivals: [{userClass: Api, maxInFlight: 10, stages: [{duration: 2s, rate: 50/s}]}]
                  """,
                  "tasks: [{name: hit, steps: [{get: /}]}]"));
      assertThat(view.total().unfinished()).isEqualTo(10);
      // 10 of 50 in the first second; of 100 where the machine sees the end of the second one first
      assertThat(view.health().achievedLoad()).isBetween(0.09, 0.22);
      assertThat(Engine.outcome(view).reason()).contains("of the planned load ran");
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
