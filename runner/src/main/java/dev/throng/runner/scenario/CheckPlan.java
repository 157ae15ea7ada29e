package dev.throng.runner.scenario;

/**
 * A check, compiled.
 *
 * @param index its number in the scenario's checks
 * @param failsWhen the condition's value that makes the request a failure
 * @param message the failure's text
 */
public record CheckPlan(int index, Condition condition, boolean failsWhen, Text message) {}
