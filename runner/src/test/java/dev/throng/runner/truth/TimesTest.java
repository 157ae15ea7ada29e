package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.Distribution;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The times of a run against the log of the server that made them. Everything runs on one noisy
 * machine, so what a plain socket sees beside the server's log is granted to the engine too, and a
 * run may be repeated; an engine that measures wrong is wrong every time.
 */
class TimesTest {
  private static final int TRIES = 3;
  private static final double[] PERCENTS = {50, 90, 99, 99.9, 100};

  @Test
  void percentilesAreThoseOfTheServersLogAndCountsAreExact() throws Exception {
    AssertionError last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        compareWithLog();
        return;
      } catch (AssertionError e) {
        last = e;
      }
    }
    throw last;
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
      RunView view = new Engine().loops(1).runs(closed(server, 16, "3s", "{constant: 1ms}"));
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
      double[] truth = log.stream().mapToDouble(TruthServer.Answered::millis).sorted().toArray();
      assertThat(truth.length).isGreaterThan(500);
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
      String what, Distribution seen, double[] truth, double percent, Floor floor) {
    double expected = nearestRank(truth, percent);
    double tolerance = expected / 100 + 0.2;
    assertThat(seen.percentileMicros(percent) / 1000.0)
        .as("%s, ms; the floor is %.3f", what, floor.millis(percent))
        .isBetween(expected - tolerance, expected + tolerance + floor.millis(percent));
  }

  private static double nearestRank(double[] sorted, double percent) {
    return sorted[Math.max(1, (int) Math.ceil(percent / 100 * sorted.length - 1e-9)) - 1];
  }

  /**
   * What loopback and scheduling add here and now: plain sockets ask the same server, which tells
   * them how long it took, and what is beyond that is not the engine's doing.
   */
  private static final class Floor {
    private static final String PATH = "/plain";
    private static final int CLIENTS = 8;

    private final Queue<Double> excessMillis = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    Floor(TruthServer server) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofPlatform().start(() -> ask(server)));
      }
    }

    private void ask(TruthServer server) {
      byte[] request = ("GET " + PATH + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
      byte[] answer = new byte[1000];
      try (Socket socket = new Socket("127.0.0.1", server.port())) {
        socket.setTcpNoDelay(true);
        while (!stopped) {
          long startNanos = System.nanoTime();
          socket.getOutputStream().write(request);
          int length = socket.getInputStream().read(answer);
          long nanos = System.nanoTime() - startNanos;
          String text = new String(answer, 0, length, StandardCharsets.US_ASCII);
          long processed = Long.parseLong(text.substring(text.lastIndexOf('\n') + 1));
          excessMillis.add((nanos - processed) / 1e6);
          Thread.sleep(1);
        }
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void stop() throws InterruptedException {
      stopped = true;
      for (Thread client : clients) {
        client.join();
      }
    }

    double millis(double percent) {
      double[] sorted = excessMillis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return nearestRank(sorted, percent == 100 ? 100 : 90);
    }
  }

  /**
   * One second in which nothing is answered, in an open model of 1000 arrivals a second over ten
   * connections. By wrk2's rule each arrival's time counts from when it was due: the arrivals of
   * that second wait for what is left of it. Ten requests only were on their way, so the service
   * time knows nothing of it.
   */
  @Test
  void aStallShowsInResponseTimesAsWrk2CountsThemAndNotInServiceTimes() throws Exception {
    AssertionError last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        stall();
        return;
      } catch (AssertionError e) {
        last = e;
      }
    }
    throw last;
  }

  private static void stall() throws Exception {
    AtomicInteger served = new AtomicInteger();
    Object running = new Object();
    long[] stallEndNanos = {0};
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          long waitNanos;
          synchronized (running) {
            if (served.getAndIncrement() == 1000) {
              stallEndNanos[0] = System.nanoTime() + 1_000_000_000L;
            }
            waitNanos = stallEndNanos[0] - System.nanoTime();
          }
          if (stallEndNanos[0] != 0 && waitNanos > 0) {
            Thread.sleep(java.time.Duration.ofNanos(waitNanos));
          }
          reply.ok();
        })) {
      RunView view =
          new Engine()
              .loops(1)
              .runs(
                  """
                  target:
                    baseUrl: %s
                    http: {connections: shared, maxConnections: 10}
                  load:
                    arrivals:
                      - userClass: Api
                        maxInFlight: 4000
                        stages: [{duration: 4s, rate: 1000/s}]
                  userClasses:
                    - name: Api
                      tasks: [{name: hit, steps: [{get: /}]}]
                  """
                      .formatted(server.url()));
      long[] answers =
          server.answered().stream().mapToLong(TruthServer.Answered::atNanos).sorted().toArray();
      assertThat(view.total().requests()).isEqualTo(4000).isEqualTo(answers.length);
      double[] wrk2 = byIntendedStart(answers);
      Distribution response = view.total().responseTime();
      for (double percent : new double[] {90, 95, 99, 99.9, 100}) {
        double expected = nearestRank(wrk2, percent);
        assertThat(response.percentileMicros(percent) / 1000.0)
            .as("p%s of response times, ms", percent)
            .isBetween(expected * 0.97 - 2, expected * 1.03 + 10);
      }
      assertThat(response.percentileMicros(99)).isGreaterThan(900_000);
      assertThat(view.total().serviceTime().percentileMicros(99)).isLessThan(100_000);
      assertThat(view.total().serviceTime().maxMicros()).isGreaterThan(900_000);
    }
  }

  /** Arrival k is due at k ms; answers come in order; the quickest took no time. */
  private static double[] byIntendedStart(long[] answersNanos) {
    double[] millis = new double[answersNanos.length];
    double quickest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < millis.length; k++) {
      millis[k] = (answersNanos[k] - answersNanos[0]) / 1e6 - k;
      quickest = Math.min(quickest, millis[k]);
    }
    for (int k = 0; k < millis.length; k++) {
      millis[k] -= quickest;
    }
    Arrays.sort(millis);
    return millis;
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
          Engine.run(
              """
              target: {baseUrl: %s, http: {timeout: 400ms}}
              load: {users: 4, spawnRate: 1000, duration: 1s}
              userClasses:
                - {name: A, wait: {constant: 1h}, tasks: [{name: t, steps: [{get: /failed}, {get: /late}]}]}
              """
                  .formatted(server.url()));
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

  private static String closed(TruthServer server, int users, String duration, String wait) {
    return """
    target: {baseUrl: %s}
    load: {users: %d, spawnRate: 1000, duration: %s}
    userClasses:
      - name: Visitor
        wait: %s
        tasks:
          - {name: a, weight: 2, steps: [{get: /a}]}
          - {name: b, steps: [{get: /b}]}
    """
        .formatted(server.url(), users, duration, wait);
  }
}
