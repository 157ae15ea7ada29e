package dev.throng.operator.plan;

import dev.throng.crds.status.Condition;
import dev.throng.crds.values.Timestamp;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions by the Kubernetes API conventions. Beside Throng's own there are kstatus's two, so
 * that GitOps tools wait for a run's end and see its failure: {@code Reconciling} while a run goes
 * on, {@code Stalled}, there only when True, when it can't start or did not pass.
 */
final class Conditions {
  static final String ACCEPTED = "Accepted";
  static final String WORKERS_READY = "WorkersReady";
  static final String RUNNING = "Running";
  static final String DEGRADED = "Degraded";
  static final String FINISHED = "Finished";
  static final String SUCCEEDED = "Succeeded";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";

  /** Reasons of {@link #DEGRADED}. */
  static final String PREFLIGHT_FAILED = "PreflightFailed";

  static final String WORKERS_MISSING = "WorkersMissing";

  private static final String STOPPED = "Stopped";
  private static final String SUSPENDED = "Suspended";
  private static final String WAITING = "Waiting";

  /** Reasons of {@link #RUNNING} while a run only begins when someone, or a clock, says so. */
  static final Set<String> HOLDING = Set.of(STOPPED, SUSPENDED, WAITING);

  private static final List<String> ORDER =
      List.of(
          ACCEPTED, WORKERS_READY, RUNNING, DEGRADED, FINISHED, SUCCEEDED, RECONCILING, STALLED);
  private static final int MAX_MESSAGE = 4096;

  private final Map<String, Condition> byType = new LinkedHashMap<>();
  private final long generation;
  private final Timestamp now;

  Conditions(List<Condition> conditions, long generation, Timestamp now) {
    conditions.forEach(condition -> byType.put(condition.type(), condition));
    this.generation = generation;
    this.now = now;
  }

  void set(String type, boolean holds, String reason, String message) {
    String status = holds ? "True" : "False";
    Condition before = byType.get(type);
    Timestamp since =
        before != null && before.status().equals(status) ? before.lastTransitionTime() : now;
    byType.put(
        type,
        new Condition(
            type,
            status,
            reason,
            message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE),
            since,
            generation));
  }

  /** Sets a condition unless it has this status already, for whatever reason. */
  void keep(String type, boolean holds, String reason, String message) {
    Condition before = byType.get(type);
    if (before != null && before.status().equals(holds ? "True" : "False")) {
      set(type, holds, before.reason(), before.message());
    } else {
      set(type, holds, reason, message);
    }
  }

  boolean is(String type) {
    Condition condition = byType.get(type);
    return condition != null && condition.status().equals("True");
  }

  /** Empty if the condition was never set. */
  String reason(String type) {
    Condition condition = byType.get(type);
    return condition == null ? "" : condition.reason();
  }

  String message(String type) {
    Condition condition = byType.get(type);
    return condition == null ? "" : condition.message();
  }

  /** As a run begins: nothing is known of it. */
  void forRun() {
    List.of(WORKERS_READY, RUNNING, FINISHED, SUCCEEDED)
        .forEach(type -> set(type, false, "NotStarted", "the run has not started yet"));
    healthy();
  }

  /** Users are running: how the run ends is to come. */
  void loadStarted() {
    set(RUNNING, true, "LoadStarted", "users are running");
    List.of(FINISHED, SUCCEEDED)
        .forEach(type -> set(type, false, "LoadStarted", "the load goes on"));
  }

  /**
   * No run begins as long as a field says so.
   *
   * @param field of {@code spec.run}: stop or suspend
   * @param run that would begin without it
   */
  void heldBack(String field, Optional<String> run) {
    String message = "spec.run." + field + " is true";
    set(
        RUNNING,
        false,
        field.equals("stop") ? STOPPED : SUSPENDED,
        run.map(held -> message + ": " + held + " is held back").orElse(message));
  }

  /**
   * No run begins by itself.
   *
   * @param spec that has not run, in the beginning of a sentence
   */
  void waits(String spec) {
    set(
        RUNNING,
        false,
        WAITING,
        spec + "waits for spec.run.token to change, or for spec.run.schedule");
  }

  /** Of a run that has ended: nothing waits after it. */
  void heldBackNoMore() {
    if (isHeldBack()) {
      ended();
    }
  }

  boolean isHeldBack() {
    return HOLDING.contains(reason(RUNNING));
  }

  void ended() {
    set(RUNNING, false, "Finished", "the load has ended");
  }

  /** The generation of the spec that the verdict is on. */
  void verdictOn(long spec) {
    List.of(FINISHED, SUCCEEDED)
        .forEach(
            type -> byType.computeIfPresent(type, (_, condition) -> condition.ofGeneration(spec)));
  }

  void healthy() {
    set(DEGRADED, false, "AsExpected", "nothing is wrong");
  }

  void remove(String type) {
    byType.remove(type);
  }

  List<Condition> list() {
    return byType.values().stream()
        .sorted(Comparator.comparingInt(condition -> ORDER.indexOf(condition.type())))
        .toList();
  }
}
