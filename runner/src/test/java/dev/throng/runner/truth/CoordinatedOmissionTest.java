package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.Distribution;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A generator that waits for a target that stalls must not hide the stall. */
@Tag("timed")
class CoordinatedOmissionTest {
  /**
   * One second in which nothing is answered, in an open model of 1000 arrivals a second over ten
   * connections. By wrk2's rule each arrival's time counts from when it was due: the arrivals of
   * that second wait for what is left of it. Ten requests only were on their way, so the service
   * time knows nothing of it.
   */
  @Test
  void aStallShowsInResponseTimesAsWrk2CountsThemAndNotInServiceTimes() throws Exception {
    Tries.oneHolds(CoordinatedOmissionTest::stall);
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
            Thread.sleep(Duration.ofNanos(waitNanos));
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
      Sample wrk2 = byIntendedStart(answers);
      Distribution response = view.total().responseTime();
      for (double percent : new double[] {90, 95, 99, 99.9, 100}) {
        double expected = wrk2.percentile(percent);
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
  private static Sample byIntendedStart(long[] answersNanos) {
    double[] millis =
        IntStream.range(0, answersNanos.length)
            .mapToDouble(k -> (answersNanos[k] - answersNanos[0]) / 1e6 - k)
            .toArray();
    double quickest = Arrays.stream(millis).min().orElseThrow();
    return Sample.of(Arrays.stream(millis).map(time -> time - quickest));
  }
}
