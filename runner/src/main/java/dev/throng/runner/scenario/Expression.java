package dev.throng.runner.scenario;

/** A value that depends on the user. */
@FunctionalInterface
public interface Expression {
  /**
   * @throws StepException if something that it needs is not there
   */
  Object evaluate(UserScope scope);
}
