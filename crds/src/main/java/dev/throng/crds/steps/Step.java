package dev.throng.crds.steps;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.WrittenStep;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One thing that a user does. */
public sealed interface Step
    permits Request, Feed, SetVariables, SetHeaders, Pause, Branch, Loop, Timed, Malformed {

  /** Every kind of step, in the order in which messages list their verbs. */
  private static List<Function<WrittenStep, Reading>> kinds() {
    return List.of(
        Request::read,
        Feed::read,
        SetVariables::read,
        SetHeaders::read,
        Pause::read,
        Branch::read,
        Loop::read,
        Timed::read);
  }

  /** A step as it was written; {@link Malformed} if it has no verb, several, or foreign fields. */
  static Step of(WrittenStep written) {
    return Reading.choose(kinds().stream().map(kind -> kind.apply(written)).toList());
  }

  /** These steps, in order. */
  static List<Step> all(List<WrittenStep> written) {
    return written.stream().map(Step::of).toList();
  }

  /** What is wrong with this step, but for the steps in it and for what it computes. */
  default void check(LoadTestSpec spec, Path at, Problems problems) {}

  /** The steps in it, and those in these. */
  default Stream<LocatedStep> nested(Path at) {
    return Stream.empty();
  }

  /** The variables that it gives a value. */
  default Stream<Assignment> assignments(Path at) {
    return Stream.empty();
  }

  /** Its templates and expressions. */
  default void computes(Path at, Sources sources) {}

  /** What its figures are kept under: {@code GET /cart} or the name of a transaction. */
  default Stream<String> figures() {
    return Stream.empty();
  }

  /** A variable that gets a value, and where it is named. */
  record Assignment(String variable, Path path) {}
}
