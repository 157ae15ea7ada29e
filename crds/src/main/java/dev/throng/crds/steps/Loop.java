package dev.throng.crds.steps;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Repeat;
import dev.throng.crds.spec.WrittenStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code repeat}: does steps a number of times. */
public record Loop(int times, List<Step> steps) implements Step {
  static Reading read(WrittenStep written) {
    return Reading.alone(
        "repeat", written.repeat(), () -> of(Objects.requireNonNull(written.repeat())));
  }

  private static Loop of(Repeat repeat) {
    return new Loop(repeat.times(), Step.all(repeat.steps()));
  }

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    if (steps.isEmpty()) {
      problems.add(path(at), "must have at least one step");
    }
  }

  @Override
  public Stream<LocatedStep> nested(Path at) {
    return LocatedStep.of(steps, path(at));
  }

  private static Path path(Path at) {
    return at.field("repeat").field("steps");
  }
}
