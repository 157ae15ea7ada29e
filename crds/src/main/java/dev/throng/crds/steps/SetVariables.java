package dev.throng.crds.steps;

import dev.throng.crds.problems.Path;
import dev.throng.crds.spec.WrittenStep;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code set}: gives variables values.
 *
 * @param values CEL by variable
 */
public record SetVariables(Map<String, String> values) implements Step {
  static Reading read(WrittenStep written) {
    return Reading.alone("set", written.set(), () -> new SetVariables(written.set()));
  }

  @Override
  public Stream<Assignment> assignments(Path at) {
    return values.keySet().stream().map(name -> new Assignment(name, path(at, name)));
  }

  @Override
  public void computes(Path at, Sources sources) {
    values.forEach((name, value) -> sources.value(value, path(at, name)));
  }

  private static Path path(Path at, String name) {
    return at.field("set").field(name);
  }
}
