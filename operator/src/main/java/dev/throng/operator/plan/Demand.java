package dev.throng.operator.plan;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Stage;
import dev.throng.crds.spec.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a LoadTest asks for.
 *
 * @param users the most that run at once
 * @param workers pods for them
 */
record Demand(int users, int workers) {

  static Demand of(LoadTestSpec spec) {
    int users = users(spec.load());
    return new Demand(users, workers(users, spec.workers()));
  }

  private static int workers(int users, Workers workers) {
    int needed = Math.ceilDiv(users, workers.usersPerWorker());
    return Math.clamp(needed, workers.min(), workers.max());
  }

  private static int users(Load load) {
    long users =
        load.users() != null
            ? load.users()
            : load.stages().stream().mapToInt(Stage::users).max().orElse(0)
                + load.arrivals().stream().mapToLong(Arrivals::maxInFlight).sum();
    return (int) Math.min(users, Integer.MAX_VALUE);
  }

  /** How long the load lasts; empty when only a person can end it. */
  static Optional<Duration> planned(Load load) {
    if (load.users() != null) {
      return Optional.ofNullable(load.duration()).map(duration -> duration.value());
    }
    Duration stages = sum(load.stages().stream().map(stage -> stage.duration().value()));
    return load.arrivals().stream()
        .map(arrivals -> sum(arrivals.stages().stream().map(stage -> stage.duration().value())))
        .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
        .or(() -> Optional.of(stages));
  }

  private static Duration sum(Stream<Duration> durations) {
    return durations.reduce(Duration.ZERO, Duration::plus);
  }
}
