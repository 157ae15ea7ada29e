package dev.throng.crds.steps;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step without exactly one verb, or with fields of another. No valid manifest has one.
 *
 * @param parts everything that it could be, so that all of it is judged
 * @param hasOneVerb whether it is the first of its parts, but for foreign fields
 */
public record Malformed(List<Fault> faults, List<Step> parts, boolean hasOneVerb) implements Step {

  /**
   * What is wrong.
   *
   * @param field the field, or empty for the step as a whole
   */
  public record Fault(String field, String message) {}

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    for (Fault fault : faults) {
      problems.add(fault.field().isEmpty() ? at : at.field(fault.field()), fault.message());
    }
    if (hasOneVerb) {
      parts.getFirst().check(spec, at, problems);
    }
  }

  @Override
  public Stream<LocatedStep> nested(Path at) {
    return parts.stream().flatMap(part -> part.nested(at));
  }

  @Override
  public Stream<Assignment> assignments(Path at) {
    return parts.stream().flatMap(part -> part.assignments(at));
  }

  @Override
  public void computes(Path at, Sources sources) {
    parts.forEach(part -> part.computes(at, sources));
  }

  @Override
  public Stream<String> figures() {
    return parts.stream().flatMap(Step::figures);
  }
}
