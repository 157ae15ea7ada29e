package dev.throng.crds.rules;

import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Repeat;
import dev.throng.crds.spec.Step;
import dev.throng.crds.spec.Transaction;
import dev.throng.crds.spec.Verb;
import java.util.List;
import java.util.stream.Collectors;

/** A step has one verb, and what goes with it. */
final class StepRules {
  private StepRules() {}

  static void check(LocatedStep located, LoadTestSpec spec, Problems problems) {
    Step step = located.step();
    Path path = located.path();
    List<Verb> verbs = Verb.of(step);
    if (verbs.size() != 1) {
      problems.add(path, "must have exactly one of " + Verb.listed() + has(verbs));
    } else {
      StepFields.check(verbs.getFirst(), step, path, problems);
      verb(verbs.getFirst(), step, path, spec, problems);
    }
  }

  private static String has(List<Verb> verbs) {
    return verbs.isEmpty()
        ? ""
        : "; it has " + verbs.stream().map(Verb::toString).collect(Collectors.joining(" and "));
  }

  private static void verb(Verb verb, Step step, Path path, LoadTestSpec spec, Problems problems) {
    if (verb.isRequest()) {
      RequestRules.check(verb, step, path, problems);
    }
    Headers.check(step.setHeader(), path.field("setHeader"), problems);
    if (step.feed() != null && !spec.data().containsKey(step.feed())) {
      problems.unresolved(
          path.field("feed"),
          step.feed(),
          "is not a feed of spec.data" + DidYouMean.hint(step.feed(), spec.data().keySet()));
    }
    if (verb == Verb.IF && step.then().isEmpty() && step.otherwise().isEmpty()) {
      problems.add(path, "must have steps in then or else");
    }
    if (step.repeat() != null) {
      repeat(step.repeat(), path.field("repeat"), problems);
    }
    if (step.transaction() != null) {
      transaction(step.transaction(), path.field("transaction"), problems);
    }
  }

  private static void repeat(Repeat repeat, Path path, Problems problems) {
    if (repeat.steps().isEmpty()) {
      problems.add(path.field("steps"), "must have at least one step");
    }
  }

  private static void transaction(Transaction transaction, Path path, Problems problems) {
    Names.check(transaction.name(), path.field("name"), problems);
    if (transaction.steps().isEmpty()) {
      problems.add(path.field("steps"), "must have at least one step");
    }
  }
}
