package dev.throng.crds.steps;

import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Transaction;
import dev.throng.crds.spec.WrittenStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code transaction}: times steps as one. */
public record Timed(String name, List<Step> steps) implements Step {
  static Reading read(WrittenStep written) {
    return Reading.alone(
        "transaction",
        written.transaction(),
        () -> of(Objects.requireNonNull(written.transaction())));
  }

  private static Timed of(Transaction transaction) {
    return new Timed(transaction.name(), Step.all(transaction.steps()));
  }

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    Names.check(name, path(at).field("name"), problems);
    if (steps.isEmpty()) {
      problems.add(path(at).field("steps"), "must have at least one step");
    }
  }

  @Override
  public Stream<LocatedStep> nested(Path at) {
    return LocatedStep.of(steps, path(at).field("steps"));
  }

  @Override
  public Stream<String> figures() {
    return Stream.of(name);
  }

  private static Path path(Path at) {
    return at.field("transaction");
  }
}
