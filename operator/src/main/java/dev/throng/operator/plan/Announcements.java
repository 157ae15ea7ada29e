package dev.throng.operator.plan;

import dev.throng.crds.status.Condition;
import dev.throng.crds.status.HookStatus;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.RunStatus;
import dev.throng.crds.status.RunTerms;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.status.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The Events that tell people of a change of status: each change once. */
final class Announcements {
  private static final String WORKER_LOST = "WorkerLost";

  /** One Event each for so many at a time; a whole rack of them needs no more. */
  private static final int MOST_LOSSES = 10;

  private final LoadTestStatus before;
  private final LoadTestStatus after;
  private final List<String> losses;
  private final List<Announcement> said = new ArrayList<>();

  private Announcements(LoadTestStatus before, LoadTestStatus after, List<String> losses) {
    this.before = before;
    this.after = after;
    this.losses = losses;
  }

  /**
   * @param losses sentences of all lost workers of the run so far, in order
   */
  static List<Announcement> of(LoadTestStatus before, LoadTestStatus after, List<String> losses) {
    Announcements announcements = new Announcements(before, after, losses);
    announcements.acceptance();
    announcements.heldBack();
    announcements.phase();
    announcements.scaling();
    announcements.health();
    announcements.workers();
    announcements.thresholds();
    announcements.hooks();
    return List.copyOf(announcements.said);
  }

  private void acceptance() {
    changed(Conditions.ACCEPTED)
        .ifPresent(condition -> {
          boolean accepted = condition.status().equals("True");
          say(!accepted, accepted ? "Accepted" : "Rejected", condition.message());
        });
  }

  private void heldBack() {
    changed(Conditions.RUNNING)
        .filter(condition -> Conditions.HOLDING.contains(condition.reason()))
        .ifPresent(condition -> say(false, condition.reason(), condition.message()));
  }

  private void phase() {
    boolean entered = after.phase() != before.phase();
    Phase phase = after.phase() == null ? Phase.PENDING : after.phase();
    switch (phase) {
      case QUEUED -> {
        if (!reason(after).equals(reason(before))) {
          say(false, "Queued", reason(after));
        }
      }
      case RUNNING -> {
        if (entered) {
          say(false, "WorkersReady", text(after, Conditions.WORKERS_READY));
          say(false, "LoadStarted", "run " + number() + " has begun its load");
        }
      }
      case STOPPING -> {
        if (!reason(after).equals(reason(before))) {
          say(true, "Aborting", reason(after));
        }
      }
      case FINISHED -> {
        if (entered) {
          say(
              after.verdict() != Verdict.PASSED,
              "Finished",
              "run " + number() + ": " + text(after, Conditions.FINISHED));
        }
      }
      case PENDING, PREFLIGHT, PROVISIONING -> {}
    }
  }

  private void scaling() {
    if (before.phase() != Phase.RUNNING || after.phase() != Phase.RUNNING) {
      return;
    }
    RunTerms was = before.run() == null ? null : before.run().terms();
    RunTerms is = after.run() == null ? null : after.run().terms();
    if (was != null && is != null && !is.equals(was)) {
      say(false, "Scaled", "from " + size(was) + " to " + size(is));
    }
  }

  private static String size(RunTerms terms) {
    return terms.users() + " users (workers: " + terms.workers() + ")";
  }

  /** Workers that are not connected are told of as they are lost: a new one is no trouble. */
  private void health() {
    Optional<Condition> was = trouble(before);
    Optional<Condition> is = trouble(after);
    if (after.phase() == null || !after.phase().hasRun()) {
      return;
    }
    if (is.isEmpty()) {
      was.ifPresent(_ -> say(false, "Recovered", text(after, Conditions.DEGRADED)));
      return;
    }
    boolean preflight = is.get().reason().equals(Conditions.PREFLIGHT_FAILED);
    Function<Condition, String> told = preflight ? Condition::message : Condition::reason;
    if (!is.map(told).equals(was.map(told))) {
      say(true, preflight ? Conditions.PREFLIGHT_FAILED : Conditions.DEGRADED, is.get().message());
    }
  }

  private static Optional<Condition> trouble(LoadTestStatus status) {
    return condition(status, Conditions.DEGRADED)
        .filter(condition -> condition.status().equals("True"))
        .filter(condition -> !condition.reason().equals(Conditions.WORKERS_MISSING));
  }

  private void workers() {
    WorkerStatus was = before.workers();
    WorkerStatus is = after.workers();
    boolean loaded = before.phase() == Phase.RUNNING || before.phase() == Phase.STOPPING;
    if (was == null || is == null || !loaded) {
      return;
    }
    if (is.lost() > was.lost()) {
      lost(is.lost() - was.lost(), connected(is));
    }
    if (after.phase() == Phase.RUNNING && isReplaced(was, is)) {
      say(false, "WorkerReplaced", connected(is));
    }
  }

  /** A successor may be there by the time that the loss is told. */
  private static boolean isReplaced(WorkerStatus was, WorkerStatus is) {
    return is.lost() > 0 && is.connected() > was.connected()
        || is.lost() > was.lost() && is.connected() >= is.desired();
  }

  private void lost(int workers, String left) {
    List<String> told =
        losses.subList(Math.max(0, losses.size() - workers), losses.size()).stream()
            .limit(MOST_LOSSES)
            .toList();
    told.forEach(loss -> say(true, WORKER_LOST, loss + "; " + left));
    int untold = workers - told.size();
    if (untold > 0) {
      say(true, WORKER_LOST, untold + (told.isEmpty() ? " lost; " : " more lost; ") + left);
    }
  }

  private void thresholds() {
    after.thresholds().stream()
        .filter(threshold -> !threshold.holds() && held(threshold))
        .forEach(threshold ->
            say(
                true,
                "ThresholdBroken",
                threshold.expect()
                    + (threshold.request() == null ? "" : " of " + threshold.request())
                    + ": "
                    + threshold.observed()));
  }

  private void hooks() {
    RunStatus run = after.run();
    if (run == null) {
      return;
    }
    List<HookStatus> known = before.run() == null ? List.of() : before.run().hooks();
    run.hooks().stream()
        .filter(call -> call.state() == HookStatus.State.FAILED && !known.contains(call))
        .forEach(call ->
            say(
                true,
                "HookFailed",
                "hook " + call.name() + " (" + call.event() + "): " + call.reason()));
  }

  private boolean held(ThresholdStatus threshold) {
    return before.thresholds().stream()
        .anyMatch(was -> was.holds() && key(was).equals(key(threshold)));
  }

  private static String key(ThresholdStatus threshold) {
    return threshold.expect() + "|" + threshold.request() + "|" + threshold.window();
  }

  private Optional<Condition> changed(String type) {
    return condition(after, type)
        .filter(condition -> {
          Condition was = condition(before, type).orElse(null);
          return was == null
              || !was.status().equals(condition.status())
              || !was.message().equals(condition.message());
        });
  }

  private static String connected(WorkerStatus workers) {
    return workers.connected() + " of " + workers.desired() + " workers are connected";
  }

  private static String text(LoadTestStatus status, String type) {
    return condition(status, type).map(Condition::message).orElse("");
  }

  private static Optional<Condition> condition(LoadTestStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst();
  }

  private static String reason(LoadTestStatus status) {
    return status.run() == null || status.run().reason() == null ? "" : status.run().reason();
  }

  private String number() {
    return after.run() == null ? "?" : after.run().number().toString();
  }

  private void say(boolean warning, String reason, String message) {
    said.add(new Announcement(warning, reason, message));
  }
}
