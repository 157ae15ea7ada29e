package dev.throng.operator.plan;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.RunTerms;
import dev.throng.crds.values.GoDuration;
import java.util.Optional;

/** On what a run is begun, and held to: an edited spec is the next run's. */
final class Terms {
  private Terms() {}

  /** Those that the spec would be run on now. */
  static RunTerms offered(Turn turn) {
    LoadTestSpec spec = turn.spec();
    Demand demand = Demand.of(spec);
    GoDuration overall = spec.timeouts().overall();
    return new RunTerms(
        TargetHost.of(spec.target().baseUrl(), TargetHost.Lookup.of(turn.test, turn.settings)),
        demand.users(),
        demand.workers(),
        Demand.planned(spec.load()).map(GoDuration::new).orElse(null),
        spec.load().stopTimeout(),
        overall.isZero() ? null : overall);
  }

  /** The run's; of a run whose operator did not note them, those of the spec if it can be read. */
  static Optional<RunTerms> agreed(Turn turn) {
    return Optional.ofNullable(turn.run().terms).or(() -> turn.test.spec().map(_ -> offered(turn)));
  }
}
