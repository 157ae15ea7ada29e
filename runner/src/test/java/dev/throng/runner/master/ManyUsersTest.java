package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.truth.Eventually;
import dev.throng.runner.truth.Manifests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More users than a worker usually takes. */
class ManyUsersTest {

  @Test
  void aRunOnOneProcessTakesAllThatAPersonAsksFor() {
    try (Master master = IdleWorker.master(plan("users: 50"), new FleetPlan.Alone(_ -> {}))) {
      IdleWorker only = started(master, "w1");

      master.retarget(6_000);

      Eventually.holds("6,000 users run", Duration.ofSeconds(10), () -> only.users() == 6_000);
      assertThat(notes(master)).isEmpty();
    }
  }

  @Test
  void aRunOnOneProcessRefusesWhatTheProcessCannotBear() {
    FleetPlan small =
        new FleetPlan.Alone(users -> {
          if (users > 100) {
            throw new UnresolvedException("at most 100 users");
          }
        });
    try (Master master = IdleWorker.master(plan("users: 50"), small)) {
      IdleWorker only = started(master, "w1");

      assertThatThrownBy(() -> master.retarget(101)).hasMessage("at most 100 users");
      master.retarget(100);

      Eventually.holds("100 users run", Duration.ofSeconds(10), () -> only.users() == 100);
    }
  }

  @Test
  void aFleetSaysWhoWaitsForMoreWorkersAndDealsThemWhenTheyCome() {
    try (Master master = IdleWorker.master(plan("users: 50"), new FleetPlan.Joining(1))) {
      IdleWorker first = started(master, "w1");

      master.retarget(6_000);
      master.retarget(6_000);

      Eventually.holds("5,000 users run", Duration.ofSeconds(10), () -> first.users() == 5_000);
      assertThat(notes(master))
          .singleElement()
          .asString()
          .contains("6000 users were asked for after")
          .contains("1 worker was there, of at most 5000 users each")
          .contains("1000 waited for more workers");
      IdleWorker second = started(master, "w2");
      Eventually.holds(
          "all run",
          Duration.ofSeconds(10),
          () -> first.users() == 3_000 && second.users() == 3_000);
    }
  }

  @Test
  void aWorkerIsToldForHowManyUsersItMustHaveRoom() {
    assertThat(toldTo("users: 50", 2)).isEqualTo(25);
    assertThat(toldTo("arrivals: [{userClass: A, maxInFlight: 7, stages: [%s]}]", 2)).isEqualTo(4);
  }

  @Test
  void aWorkerOfAFleetThatHasGrownNeedsNoRoomForThoseOfOthers() {
    try (Master master = IdleWorker.master(plan("users: 50"), new FleetPlan.Joining(1))) {
      IdleWorker first = started(master, "w1");
      master.retarget(60_000);
      Eventually.holds("5,000 users run", Duration.ofSeconds(10), () -> first.users() == 5_000);

      IdleWorker second = new IdleWorker(master, "w2");

      assertThat(second.awaits(ToWorker.Prepare.class).users()).isEqualTo(5_000);
    }
  }

  private static long toldTo(String load, int workers) {
    String stage = "{duration: 1m, rate: 1/s}";
    try (Master master = IdleWorker.master(plan(load.formatted(stage)), workers)) {
      return new IdleWorker(master, "w1").awaits(ToWorker.Prepare.class).users();
    }
  }

  private static IdleWorker started(Master master, String name) {
    IdleWorker worker = new IdleWorker(master, name);
    worker.awaits(ToWorker.Prepare.class);
    worker.says(new ToMaster.Ready());
    worker.awaits(ToWorker.Start.class);
    return worker;
  }

  private static List<String> notes(Master master) {
    return master.view().join().notes();
  }

  private static TestPlan plan(String load) {
    return Manifests.plan(
        "many",
        """
        target: {baseUrl: "http://localhost:1"}
        load: {%s}
        userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
        """
            .formatted(
                load.startsWith("users") ? load + ", spawnRate: 1000000, duration: 1h" : load));
  }
}
