package dev.throng.runner.scenario;

import dev.throng.crds.spec.UserClass.OnStartFailure;
import java.util.List;

/**
 * A user class, compiled.
 *
 * @param index its number in the scenario
 */
public record UserClassPlan(
    int index, String name, OnStartFailure onStartFailure, Behaviour behaviour) {

  /** What its users do. */
  public sealed interface Behaviour {}

  /** Programs of the manifest's steps. */
  public record Scripted(WaitPlan waitPlan, Program onStart, Program onStop, TaskPlan.Drawn tasks)
      implements Behaviour {}

  /**
   * A class in Java.
   *
   * @param className its simple name, or its name with the package
   * @param headers of all its requests, those of the target first
   */
  public record InJava(String className, List<RequestPlan.Field> headers) implements Behaviour {}
}
