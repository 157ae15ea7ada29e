package dev.throng.crds.steps;

import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.WrittenStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code if}: goes one of two ways.
 *
 * @param condition CEL that is true or false
 */
public record Branch(String condition, List<Step> then, List<Step> otherwise) implements Step {
  static Reading read(WrittenStep written) {
    return new Reading(
        "if",
        new Choice().with("if", written.condition()),
        new Choice().with("then", written.then()).with("else", written.otherwise()),
        () ->
            new Branch(
                written.condition() == null ? "true" : written.condition(),
                Step.all(written.then()),
                Step.all(written.otherwise())));
  }

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    if (then.isEmpty() && otherwise.isEmpty()) {
      problems.add(at, "must have steps in then or else");
    }
  }

  @Override
  public Stream<LocatedStep> nested(Path at) {
    return Stream.concat(
        LocatedStep.of(then, at.field("then")), LocatedStep.of(otherwise, at.field("else")));
  }

  @Override
  public void computes(Path at, Sources sources) {
    sources.condition(condition, at.field("if"));
  }
}
