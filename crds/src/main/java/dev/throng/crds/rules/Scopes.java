package dev.throng.crds.rules;

import dev.throng.crds.expressions.Scope;
import dev.throng.crds.problems.Path;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.steps.LocatedStep;
import dev.throng.crds.steps.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that expressions of a manifest may use. */
public final class Scopes {
  private Scopes() {}

  /** What every user class has: variables, feeds and secrets. */
  public static Scope shared(LoadTestSpec spec) {
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    spec.data().forEach((name, feed) -> columns.put(name, DataRules.columns(feed)));
    return shared(spec, columns);
  }

  static Scope shared(LoadTestSpec spec, Map<String, Set<String>> columns) {
    return new Scope(spec.variables().keySet(), columns, spec.secrets().keySet());
  }

  /** What its steps extract or set, too. */
  public static Scope of(Scope shared, UserClass userClass) {
    return shared.with(
        LocatedStep.of(userClass, Path.ROOT)
            .flatMap(located -> located.step().assignments(located.path()))
            .map(Step.Assignment::variable)
            .collect(Collectors.toSet()));
  }
}
