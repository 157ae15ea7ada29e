package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Step;
import dev.throng.crds.spec.Verb;
import java.util.List;

/** Which fields go with which verb. */
final class StepFields {
  private StepFields() {}

  static void check(Verb verb, Step step, Path path, Problems problems) {
    if (!verb.isRequest()) {
      for (String field : ofRequests(step)) {
        problems.add(path.field(field), "goes with a request, not with " + verb);
      }
    }
    if (verb != Verb.IF) {
      for (String field : ofConditions(step)) {
        problems.add(path.field(field), "goes with if, not with " + verb);
      }
    }
  }

  private static List<String> ofRequests(Step step) {
    return new Choice()
        .with("name", step.name())
        .with("query", step.query().keySet())
        .with("headers", step.headers().keySet())
        .with("json", step.json())
        .with("form", step.form().keySet())
        .with("body", step.body())
        .with("contentType", step.contentType())
        .with("multipart", step.multipart())
        .with("timeout", step.timeout())
        .with("followRedirects", step.followRedirects())
        .with("checks", step.checks())
        .with("extract", step.extract().keySet())
        .given();
  }

  private static List<String> ofConditions(Step step) {
    return new Choice().with("then", step.then()).with("else", step.otherwise()).given();
  }
}
