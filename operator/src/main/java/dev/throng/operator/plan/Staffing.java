package dev.throng.operator.plan;

import dev.throng.operator.resources.WorkerJob;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sees to it that a run has the workers that it should have: as many as are missing get a Job of
 * their own, at once. Which Jobs there are is all that it goes by, so that an operator that was
 * away goes on where it was.
 */
final class Staffing {
  /** A worker that ends sooner has probably never worked: another one will hardly do better. */
  private static final Duration SHORT_LIFE = Duration.ofMinutes(1);

  /** How long the third in a row of such workers waits; the next ones each twice as long. */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

  private static final int MOST_DOUBLINGS = 5;

  /** What is left beside a worker that has ended holds room that its successor may need. */
  private static final Duration LEFTOVERS_STAY = Duration.ofSeconds(10);

  private Staffing() {}

  static void keep(Turn turn) {
    WorkerJobs jobs = new WorkerJobs(turn);
    Optional<Job> first = jobs.first();
    if (first.isEmpty()) {
      return;
    }
    boolean replacing = jobs.areReplaced();
    int missing = jobs.wanted() - (replacing ? jobs.present() : jobs.made());
    if (missing > 0) {
      Instant due = due(jobs);
      if (turn.now.isBefore(due)) {
        turn.recheckAt(due);
      } else {
        turn.act(new Action.Apply(WorkerJob.further(first.get(), jobs.nextName(), missing)));
      }
    }
    if (replacing) {
      jobs.pods().forEach(pod -> removeLeftovers(turn, pod));
    }
  }

  /** When the next Job may be made: later the more of the last ones were in vain. */
  private static Instant due(WorkerJobs jobs) {
    int inVain = 0;
    for (Job job : jobs.newestFirst()) {
      if (!wasInVain(jobs, job)) {
        break;
      }
      inVain++;
    }
    if (inVain < 2) {
      return Instant.MIN;
    }
    int doublings = Math.min(inVain - 2, MOST_DOUBLINGS);
    return created(jobs.newestFirst().iterator().next())
        .plus(FIRST_WAIT.multipliedBy(1L << doublings));
  }

  private static boolean wasInVain(WorkerJobs jobs, Job job) {
    Instant longEnough = created(job).plus(SHORT_LIFE);
    return jobs.isLost(job)
        && jobs.pods(job).stream()
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .flatMap(pod -> PodEnd.of(pod).stream())
            .anyMatch(end -> end.time() == null || end.time().isBefore(longEnough));
  }

  private static Instant created(Job job) {
    String time = job.getMetadata().getCreationTimestamp();
    return time == null ? Instant.EPOCH : Instant.parse(time);
  }

  private static void removeLeftovers(Turn turn, Pod pod) {
    Optional<Instant> ended = PodEnd.of(pod).map(PodEnd::time);
    boolean goesOn = PodTrouble.isActive(pod) && pod.getMetadata().getDeletionTimestamp() == null;
    if (ended.isEmpty() || !goesOn) {
      return;
    }
    Instant due = ended.get().plus(LEFTOVERS_STAY);
    if (turn.now.isBefore(due)) {
      turn.recheckAt(due);
    } else {
      turn.act(new Action.DeletePod(pod.getMetadata().getName(), pod.getMetadata().getUid()));
    }
  }
}
