package dev.throng.operator.plan;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.LoadTestStatus;
import dev.throng.operator.resources.RunNames;
import dev.throng.operator.settings.Settings;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One act of planning: what is known, and the plan as far as it is made. */
final class Turn {
  final Declaration test;
  final Observation seen;
  final Settings settings;
  final Instant now;
  final boolean accepted;
  final StatusDraft status;
  private final List<Action> actions = new ArrayList<>();
  private @Nullable Duration recheckAfter;

  Turn(Declaration test, Observation seen, Settings settings, Instant now) {
    this.test = test;
    this.seen = seen;
    this.settings = settings;
    this.now = now;
    this.status = new StatusDraft(test.status(), test.generation(), now);
    this.accepted = Acceptance.judge(test, settings, status.conditions);
  }

  RunDraft run() {
    RunDraft run = status.run;
    if (run == null) {
      throw new IllegalStateException("no run in phase " + status.phase());
    }
    return run;
  }

  /**
   * @throws IllegalStateException if the spec was not accepted
   */
  LoadTestSpec spec() {
    return test.spec().orElseThrow(() -> new IllegalStateException("the spec was not accepted"));
  }

  RunNames names() {
    return names(run().number);
  }

  RunNames names(int run) {
    return new RunNames(test.owner().name(), test.owner().uid(), run);
  }

  /** A Job of this LoadTest, not of an earlier one of the same name. */
  Optional<Job> job(String name) {
    return seen.jobs().stream()
        .filter(job -> job.getMetadata().getName().equals(name) && test.owner().owns(job))
        .findFirst();
  }

  /** The pods of one of the run's Jobs. */
  List<Pod> pods(String job) {
    return seen.pods().stream()
        .filter(pod -> job.equals(pod.getMetadata().getLabels().get("job-name")))
        .toList();
  }

  /** Whether the spec was changed so that the run's would be another one. */
  boolean isChanged() {
    return run().generation != null
        && run().generation != test.generation()
        && !Fingerprint.of(test.rawSpec()).equals(run().fingerprint);
  }

  /**
   * Whether a time has come that ends a run; looks again when it does. It does not come before a
   * master that was found was asked how it stands: the operator may have been away.
   */
  boolean isPast(Instant deadline) {
    if (now.isBefore(deadline)) {
      recheckAt(deadline);
      return false;
    }
    if (seen.masterUnheard()) {
      recheckAfter(UNHEARD);
      return false;
    }
    return true;
  }

  void act(Action action) {
    actions.add(action);
  }

  /** Looks again after this time, or earlier if something happens. */
  void recheckAfter(Duration delay) {
    Duration positive = delay.compareTo(SOON) < 0 ? SOON : delay;
    recheckAfter =
        recheckAfter == null || positive.compareTo(recheckAfter) < 0 ? positive : recheckAfter;
  }

  void recheckAt(Instant time) {
    recheckAfter(Duration.between(now, time));
  }

  static final Duration SOON = Duration.ofMillis(10);
  private static final Duration UNHEARD = Duration.ofSeconds(1);

  Plan plan() {
    Outlook.settle(this);
    LoadTestStatus result = HookCalls.follow(this, status.build());
    return new Plan(
        actions, result, Announcements.of(test.status(), result, Losses.of(seen)), recheckAfter);
  }
}
