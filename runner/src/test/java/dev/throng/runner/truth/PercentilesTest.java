package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.Distribution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The times of a run against the log of the server that made them. What a plain socket sees beside
 * that log is granted to the engine too.
 */
@Tag("timed")
class PercentilesTest {
  private static final double[] PERCENTS = {50, 90, 99, 99.9, 100};

  @Test
  void percentilesAreThoseOfTheServersLogAndCountsAreExact() throws Exception {
    Tries.oneHolds(PercentilesTest::compareWithLog);
  }

  private static void compareWithLog() throws Exception {
    AtomicInteger served = new AtomicInteger();
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          int number = served.getAndIncrement();
          Thread.sleep(delayMillis(number));
          String processed = String.valueOf(System.nanoTime() - request.atNanos());
          reply.send(number % 7 == 3 && request.path().equals("/b") ? 503 : 200, processed);
        })) {
      Floor floor = new Floor(server);
      RunView view =
          new Engine()
              .loops(1)
              .runs(
                  Visitors.of(server)
                      .load("users: 16, spawnRate: 1000, duration: 3s")
                      .waits("constant: 1ms")
                      .tasks(
                          """
                          - {name: a, weight: 2, steps: [{get: /a}]}
                          - {name: b, steps: [{get: /b}]}
                          """)
                      .yaml());
      floor.stop();

      List<TruthServer.Answered> log =
          server.answered().stream()
              .filter(answer -> !answer.request().path().equals(Floor.PATH))
              .toList();
      assertThat(view.total().unfinished()).isZero();
      for (String path : List.of("/a", "/b")) {
        Map<Integer, Long> expected =
            log.stream()
                .filter(answer -> answer.request().path().equals(path))
                .collect(
                    Collectors.groupingBy(
                        TruthServer.Answered::status, TreeMap::new, Collectors.counting()));
        RequestStats stats = Engine.stats(view, "GET " + path);
        assertThat(stats.statuses()).isEqualTo(expected);
        assertThat(stats.failures()).isEqualTo(expected.getOrDefault(503, 0L));
      }
      assertThat(view.total().requests()).isEqualTo(log.size());
      Sample truth = Sample.of(log.stream().mapToDouble(TruthServer.Answered::millis));
      assertThat(truth.size()).isGreaterThan(500);
      for (double percent : PERCENTS) {
        assertClose("p" + percent, view.total().responseTime(), truth, percent, floor);
        assertClose("service p" + percent, view.total().serviceTime(), truth, percent, floor);
      }
    }
  }

  /**
   * 80 % of the answers take 40 ms, 15 % 80 ms, 4.5 % 160 ms, 0.5 % 320 ms: no percentile that is
   * compared lies at a step.
   */
  private static int delayMillis(int number) {
    int turn = number * 77 % 200;
    return turn < 160 ? 40 : turn < 190 ? 80 : turn < 199 ? 160 : 320;
  }

  private static void assertClose(
      String what, Distribution seen, Sample truth, double percent, Floor floor) {
    double expected = truth.percentile(percent);
    double tolerance = expected / 100 + 0.2;
    assertThat(seen.percentileMicros(percent) / 1000.0)
        .as("%s, ms; the floor is %.3f", what, floor.millis(percent))
        .isBetween(expected - tolerance, expected + tolerance + floor.millis(percent));
  }

  /** Left out, the slowest answers would flatter the target. */
  @Test
  void requestsThatFailedOrTimedOutAreInAllPercentiles() throws Exception {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          switch (request.path()) {
            case "/failed" -> {
              Thread.sleep(200);
              reply.send(500, "");
            }
            case "/late" -> Thread.sleep(600);
            default -> reply.ok();
          }
        })) {
      RunView view =
          Visitors.of(server)
              .http("timeout: 400ms")
              .load("users: 4, spawnRate: 1000, duration: 1s")
              .steps("[{get: /failed}, {get: /late}]")
              .run();
      Distribution failed = Engine.stats(view, "GET /failed").responseTime();
      assertThat(failed.count()).isEqualTo(4);
      assertThat(failed.minMicros()).isBetween(200_000L, 350_000L);
      for (Distribution late :
          List.of(
              Engine.stats(view, "GET /late").responseTime(),
              Engine.stats(view, "GET /late").serviceTime())) {
        assertThat(late.count()).isEqualTo(4);
        assertThat(late.minMicros()).isBetween(390_000L, 550_000L);
      }
      assertThat(view.total().responseTime().count()).isEqualTo(8);
      assertThat(view.total().responseTime().percentileMicros(100)).isGreaterThan(390_000);
    }
  }
}
