package dev.throng.crds.rules;

import dev.throng.crds.expressions.Identifier;
import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.SecretVariable;
import dev.throng.crds.steps.LocatedStep;
import dev.throng.crds.steps.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Names that expressions use: each stands for one thing. */
final class NameRules {
  private NameRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    spec.variables().keySet().forEach(name -> identifier(name, "variables", problems));
    Path variables = Path.SPEC.field("variables");
    spec.variables().forEach((name, value) -> Names.fixed(value, variables.field(name), problems));
    secrets(spec, problems);
    for (String feed : spec.data().keySet()) {
      identifier(feed, "data", problems);
      if (spec.variables().containsKey(feed)) {
        problems.add(Path.SPEC.field("data").field(feed), "has the name of a variable");
      }
    }
    LocatedStep.of(spec)
        .flatMap(located -> located.step().assignments(located.path()))
        .forEach(assignment -> assigned(assignment, spec, problems));
  }

  private static void secrets(LoadTestSpec spec, Problems problems) {
    Map<String, String> names = new HashMap<>();
    for (String name : new TreeSet<>(spec.secrets().keySet())) { // the API server keeps no order
      identifier(name, "secrets", problems);
      String other = names.putIfAbsent(SecretVariable.of(name), name);
      if (other != null) {
        problems.add(
            Path.SPEC.field("secrets").field(name),
            "has the same environment variable as "
                + other
                + ", "
                + SecretVariable.of(name)
                + ": names of secrets must differ in more than upper and lower case");
      }
    }
  }

  private static void identifier(String name, String field, Problems problems) {
    Path path = Path.SPEC.field(field).field(name);
    Identifier.broken(name).ifPresent(message -> problems.add(path, message));
  }

  private static void assigned(Step.Assignment assignment, LoadTestSpec spec, Problems problems) {
    String name = assignment.variable();
    Identifier.broken(name).ifPresent(message -> problems.add(assignment.path(), message));
    if (spec.data().containsKey(name)) {
      problems.add(assignment.path(), "has the name of a data feed: choose another name");
    }
  }
}
