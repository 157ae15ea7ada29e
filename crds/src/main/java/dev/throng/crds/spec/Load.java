package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much load, and for how long: users with spawnRate and duration, or stages, or arrivals. */
public record Load(
    @Nullable Integer users,
    @Nullable Rate spawnRate,
    @Nullable GoDuration duration,
    List<Stage> stages,
    List<Arrivals> arrivals,
    GoDuration warmup,
    GoDuration stopTimeout,
    @Nullable Long seed) {
  public Load {
    stages = stages == null ? List.of() : List.copyOf(stages);
    arrivals = arrivals == null ? List.of() : List.copyOf(arrivals);
    warmup = warmup == null ? GoDuration.ZERO : warmup;
    stopTimeout = stopTimeout == null ? GoDuration.ofSeconds(10) : stopTimeout;
  }
}
