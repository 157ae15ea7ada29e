package dev.throng.crds.rules;

import dev.throng.crds.expressions.Scope;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Check;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Part;
import dev.throng.crds.spec.Step;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.spec.Verb;

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
      LocatedStep.of(userClass, path).forEach(located -> step(located, checks));
    }
  }

  private static void step(LocatedStep located, ExpressionChecks checks) {
    Step step = located.step();
    Path path = located.path();
    Verb.of(step).stream()
        .filter(Verb::isRequest)
        .forEach(verb -> checks.template(verb.path(step), path.field(verb.toString())));
    checks.templates(step.query(), path.field("query"));
    checks.templates(step.headers(), path.field("headers"));
    checks.templates(step.form(), path.field("form"));
    checks.templates(step.setHeader(), path.field("setHeader"));
    checks.template(step.body(), path.field("body"));
    checks.json(step.json(), path.field("json"));
    for (int i = 0; i < step.multipart().size(); i++) {
      part(step.multipart().get(i), path.field("multipart").index(i), checks);
    }
    for (int i = 0; i < step.checks().size(); i++) {
      check(step.checks().get(i), path.field("checks").index(i), checks);
    }
    step.set().forEach((name, value) -> checks.value(value, path.field("set").field(name)));
    checks.condition(step.condition(), path.field("if"));
    step.extract()
        .forEach((name, extractor) ->
            checks.value(extractor.cel(), path.field("extract").field(name).field("cel")));
  }

  private static void part(Part part, Path path, ExpressionChecks checks) {
    checks.template(part.value(), path.field("value"));
    checks.template(part.filename(), path.field("filename"));
    checks.template(part.content(), path.field("content"));
  }

  private static void check(Check check, Path path, ExpressionChecks checks) {
    checks.condition(check.expect(), path.field("expect"));
    checks.condition(check.when(), path.field("when"));
    checks.template(check.message(), path.field("message"));
    checks.template(check.fail(), path.field("fail"));
  }
}
