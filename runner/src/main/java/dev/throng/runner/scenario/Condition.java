package dev.throng.runner.scenario;

/** Holds or does not. */
@FunctionalInterface
public interface Condition {
  /**
   * @throws StepException if something that it needs is not there
   */
  boolean holds(UserScope scope);
}
