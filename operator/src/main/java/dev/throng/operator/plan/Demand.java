package dev.throng.operator.plan;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Stage;
import dev.throng.crds.spec.Workers;
import dev.throng.crds.values.GoDuration;
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
    if (load.search() != null) {
      return users(load.search());
    }
    long users =
        load.users() != null
            ? load.users()
            : load.stages().stream().mapToInt(Stage::users).max().orElse(0)
                + load.arrivals().stream().mapToLong(Arrivals::maxInFlight).sum();
    return (int) Math.min(users, Integer.MAX_VALUE);
  }

  /** At the heaviest load. */
  private static int users(Search search) {
    if (search.users() != null) {
      return search.users().to();
    }
    return search.arrivals() == null ? 0 : search.arrivals().maxInFlight();
  }

  /** How long the load lasts; empty when only a person can end it. */
  static Optional<Duration> planned(Load load) {
    Search search = load.search();
    if (search != null) { // it may wait for the target to recover, and not go on after that
      return Optional.of(
          sum(Stream.of(search.budget(), search.settle(), search.hold()).map(GoDuration::value)));
    }
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
