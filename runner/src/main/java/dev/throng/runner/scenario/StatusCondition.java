package dev.throng.runner.scenario;

import dev.throng.crds.expressions.StatusComparison;
import java.util.Optional;

/** Makes conditions on the status alone cheap. */
final class StatusCondition {
  private StatusCondition() {}

  static Optional<Condition> of(String source) {
    return StatusComparison.parse(source)
        .map(predicate ->
            scope -> {
              Answer answer = scope.answer();
              if (answer == null) {
                throw new StepException("status is not there: the last request had no answer");
              }
              return predicate.test(answer.status());
            });
  }
}
