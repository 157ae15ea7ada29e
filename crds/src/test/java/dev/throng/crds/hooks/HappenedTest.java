package dev.throng.crds.hooks;

import static dev.throng.crds.spec.HookEvent.FINISHED;
import static dev.throng.crds.spec.HookEvent.STARTED;
import static dev.throng.crds.spec.HookEvent.THRESHOLD_BROKEN;
import static dev.throng.crds.spec.HookEvent.WORKER_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.run.RunState;
import dev.throng.crds.status.Verdict;
import org.junit.jupiter.api.Test;

class HappenedTest {
  @Test
  void aLoadThatBeginsHasStartedOnce() {
    var waiting = Looks.waiting();
    var running = Looks.running(true, 0);

    assertThat(Happened.between(null, waiting)).isEmpty();
    assertThat(Happened.between(waiting, running)).containsExactly(STARTED);
    assertThat(Happened.between(null, running)).containsExactly(STARTED);
    assertThat(Happened.between(running, running)).isEmpty();
  }

  @Test
  void aThresholdBreaksWhereItHeldBefore() {
    var held = Looks.running(true, 0);
    var broken = Looks.running(false, 0);

    assertThat(Happened.between(held, broken)).containsExactly(THRESHOLD_BROKEN);
    assertThat(Happened.between(broken, broken)).isEmpty();
    assertThat(Happened.between(broken, held)).isEmpty();
  }

  @Test
  void aWorkerIsLostWhereMoreAreThanBefore() {
    assertThat(Happened.between(Looks.running(true, 0), Looks.running(true, 1)))
        .containsExactly(WORKER_LOST);
    assertThat(Happened.between(Looks.running(true, 1), Looks.running(true, 1))).isEmpty();
  }

  @Test
  void aRunThatEndsWithoutALoadHasOnlyFinished() {
    var refused = Looks.ended(RunState.FINISHED, Verdict.ERROR, "Secret chat does not exist");

    assertThat(Happened.between(Looks.waiting(), refused)).containsExactly(FINISHED);
    assertThat(Happened.between(null, refused)).containsExactly(FINISHED);
    assertThat(Happened.between(refused, refused)).isEmpty();
  }
}
