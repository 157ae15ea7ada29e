package dev.throng.runner.story.simulation;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.story.Finding;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A kind of run that is computed with many seeds.
 *
 * @param planted what must be found; null if nothing may be
 * @param allowed what may be found as well, since it is there too
 * @param run by its random numbers, from which sizes are drawn as well
 */
public record Scene(
    String name,
    @Nullable FindingId planted,
    Set<FindingId> allowed,
    Function<SplittableRandom, Run> run) {

  /**
   * One of them.
   *
   * @param placed whether a finding is where, and of what size, the planted effect is
   */
  public record Run(History history, Predicate<Finding> placed) {
    static Run of(Simulation simulation) {
      return new Run(simulation.run(), _ -> true);
    }
  }

  public Run with(long seed) {
    return run.apply(new SplittableRandom(seed));
  }
}
