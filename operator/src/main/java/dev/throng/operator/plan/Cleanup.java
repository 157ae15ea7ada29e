package dev.throng.operator.plan;

import dev.throng.crds.spec.Retention;
import dev.throng.crds.status.Verdict;
import dev.throng.operator.plan.Action.Kind;
import dev.throng.operator.resources.RunNames;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.stream.Stream;

/** What of a run's objects goes, and when. */
final class Cleanup {
  private Cleanup() {}

  /**
   * @param orderly whether the master itself has ended the load: its pods then end by themselves
   */
  static void atEnd(Turn turn, Verdict verdict, boolean orderly) {
    RunNames names = turn.names();
    surroundings(turn, names);
    boolean kept = keepsPods(turn, verdict);
    for (String job : jobs(turn)) {
      if (!kept || (!orderly && mayBeActive(turn, job))) {
        turn.act(new Action.Delete(Kind.JOB, job));
      }
    }
  }

  /** Nothing of it stays, not even its report. */
  static void wholeRun(Turn turn, int run) {
    RunNames names = turn.names(run);
    jobs(new WorkerJobs(turn, names), names)
        .forEach(job -> turn.act(new Action.Delete(Kind.JOB, job)));
    surroundings(turn, names);
    turn.act(new Action.Delete(Kind.CONFIG_MAP, names.report()));
  }

  /** The Jobs of the current run: the workers' in order, and the master's last. */
  static List<String> jobs(Turn turn) {
    return jobs(new WorkerJobs(turn), turn.names());
  }

  private static List<String> jobs(WorkerJobs workers, RunNames names) {
    return Stream.concat(workers.names().stream(), Stream.of(names.master())).toList();
  }

  static boolean keepsPods(Turn turn, Verdict verdict) {
    Retention.Pods pods =
        turn.test.spec().map(spec -> spec.retention().pods()).orElse(Retention.Pods.ON_FAILURE);
    return switch (pods) {
      case ALWAYS -> true;
      case ON_FAILURE -> verdict != Verdict.PASSED;
      case NEVER -> false;
    };
  }

  /** A Job that was made a moment ago may not have been seen yet. */
  private static boolean mayBeActive(Turn turn, String job) {
    return turn.job(job).isEmpty() || isActive(turn, job);
  }

  private static boolean isActive(Turn turn, String job) {
    return turn.job(job).isPresent()
        && (turn.pods(job).isEmpty() || turn.pods(job).stream().anyMatch(PodTrouble::isActive));
  }

  /** Whether it has pods that run, or will have, for all that is known. */
  static boolean goesOn(Turn turn, String job) {
    return turn.job(job).filter(found -> !isOver(found)).isPresent()
        && (turn.pods(job).isEmpty()
            || !turn.pods(job).stream().allMatch(PodTrouble::hasSucceeded));
  }

  static boolean isOver(Job job) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .filter(condition -> condition.getStatus().equals("True"))
            .anyMatch(condition ->
                condition.getType().equals("Failed") || condition.getType().equals("Complete"));
  }

  private static void surroundings(Turn turn, RunNames names) {
    turn.act(new Action.Delete(Kind.SERVICE, names.master()));
    turn.act(new Action.Delete(Kind.NETWORK_POLICY, names.policy()));
    if (turn.settings.protection().budget()) { // the right to do so comes with the setting
      turn.act(new Action.Delete(Kind.DISRUPTION_BUDGET, names.policy()));
    }
    turn.act(new Action.Delete(Kind.CONFIG_MAP, names.manifest()));
    turn.act(new Action.Delete(Kind.SECRET, names.token()));
  }
}
