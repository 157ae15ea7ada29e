package dev.throng.runner.scenario;

import dev.throng.crds.spec.UserClass.OnStartFailure;

/**
 * A user class, compiled.
 *
 * @param index its number in the scenario
 */
public record UserClassPlan(
    int index,
    String name,
    int weight,
    int fixedCount,
    WaitPlan waitPlan,
    Program onStart,
    OnStartFailure onStartFailure,
    Program onStop,
    TaskPlan.Drawn tasks) {}
