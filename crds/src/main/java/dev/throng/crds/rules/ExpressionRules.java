package dev.throng.crds.rules;

import dev.throng.crds.expressions.Scope;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.steps.LocatedStep;

/** All that is computed: templates and expressions, each with the names of its user class. */
final class ExpressionRules {
  private ExpressionRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    check(spec, Scopes.shared(spec), problems);
  }

  /**
   * @param shared what every user class has
   */
  static void check(LoadTestSpec spec, Scope shared, Problems problems) {
    new ExpressionChecks(shared, problems)
        .templates(spec.target().headers(), Path.SPEC.field("target").field("headers"));
    for (int i = 0; i < spec.userClasses().size(); i++) {
      UserClass userClass = spec.userClasses().get(i);
      Path path = Path.SPEC.field("userClasses").index(i);
      ExpressionChecks checks = new ExpressionChecks(Scopes.of(shared, userClass), problems);
      checks.templates(userClass.headers(), path.field("headers"));
      LocatedStep.of(userClass, path)
          .forEach(located -> located.step().computes(located.path(), checks));
    }
  }
}
