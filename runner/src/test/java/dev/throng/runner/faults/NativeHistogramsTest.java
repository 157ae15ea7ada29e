package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.throng.runner.results.RunView;
import dev.throng.runner.truth.Eventually;
import dev.throng.runner.truth.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class NativeHistogramsTest {
  /** Native buckets are eight to a doubling, and ours have three digits. */
  private static final double BUCKET_WIDTH = Math.pow(2, 1 / 8.0) * 1.001;

  @TempDir private Path folder = Path.of("");

  @Test
  void aPrometheusCountsAllRequestsAndFindsThePercentileOfTheVerdict() throws Exception {
    Optional<Path> program = Tools.find("PROMETHEUS", "prometheus", "prometheus/usr/bin");
    assumeTrue(program.isPresent(), "prometheus isn't here; ./verify provides it");
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("2m"))) {
      List<Integer> workers = List.of(run.workerWithMetrics("w1"), run.workerWithMetrics("w2"));
      try (Prometheus prometheus =
          new Prometheus(program.get(), folder, List.of(run.port), workers)) {
        run.awaitSecond(2);
        run.master.retarget(0);
        run.await("all have ended", view -> view.users().running() == 0);
        Eventually.holds(
            "Prometheus has read of each request of the master",
            Duration.ofSeconds(10),
            () -> isCount(prometheus, "master", run.target.requests()));
        Eventually.holds(
            "and of the workers",
            Duration.ofSeconds(5),
            () -> isCount(prometheus, "worker", run.target.requests()));
        assertThat(prometheus.value("count(throng_response_time_seconds_bucket)")).isEmpty();
        double ofMaster = p95Seconds(prometheus, "master");
        double ofWorkers = p95Seconds(prometheus, "worker");

        run.master.interrupt("enough");
        RunView last = run.finished();
        assertThat(last.total().requests()).isEqualTo(run.target.requests()).isPositive();
        double p95Seconds = last.total().responseTime().percentileMicros(95) / 1e6;
        assertThat(ofMaster).isBetween(p95Seconds / BUCKET_WIDTH, p95Seconds * BUCKET_WIDTH);
        assertThat(ofWorkers).isEqualTo(ofMaster);
      }
    }
  }

  private static boolean isCount(Prometheus prometheus, String job, long requests)
      throws Exception {
    OptionalDouble count =
        prometheus.value("sum(histogram_count(throng_response_time_seconds{job=\"" + job + "\"}))");
    return count.isPresent() && count.getAsDouble() == requests;
  }

  private static double p95Seconds(Prometheus prometheus, String job) throws Exception {
    return prometheus
        .value("histogram_quantile(0.95, sum(throng_response_time_seconds{job=\"" + job + "\"}))")
        .orElseThrow();
  }
}
