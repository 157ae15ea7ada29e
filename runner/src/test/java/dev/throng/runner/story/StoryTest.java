package dev.throng.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static History stepped(IntFunction<SecondState> state) {
    Target target = new Target(0.02, 0.3).slower((second, _, _) -> second >= 60 ? 2 : 1);
    return marked(new Simulation(Ramp.arrivals(100, 120), target, 1).run(), state);
  }

  private static History marked(History history, IntFunction<SecondState> state) {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < history.seconds(); second++) {
      LoadSecond load = history.load(second);
      builder.load(
          second,
          new LoadSecond(
              load.usersPlanned(),
              load.usersRunning(),
              load.arrivalsPlanned(),
              state.apply(second)));
      builder.total(second, history.total().get(second));
    }
    return builder.build();
  }

  @Test
  void aStepIsToldWithItsMomentAndItsNumbers() {
    Story story = Story.of(stepped(_ -> SecondState.WHOLE));

    assertThat(story.findings()).hasSize(1);
    Finding step = story.findings().getFirst();
    assertThat(step.id()).isEqualTo(FindingId.STEP);
    assertThat(step.stretch().fromSecond()).isEqualTo(60);
    assertThat(step.evidence().get("ratio")).isBetween(1.9, 2.1);
    assertThat(step.text())
        .isEqualTo(
            "At 60 s, with 100 arrivals/s before and after, the median goes from 19.2ms to 38ms and"
                + " stays there.");
    assertThat(story.degradation()).isEqualTo(Degradation.NOT_SEEN);
  }

  /** Refused connections are quick, and their times say nothing of the target. */
  @Test
  void nothingIsToldOfATargetThatNeverWorked() {
    Story story = Story.of(failing(1));

    assertThat(story.headline()).contains("no moment at which more requests succeed than fail");
    assertThat(story.findings()).isEmpty();
    assertThat(story.cannotSay()).last().asString().contains("a run in which requests succeed");
  }

  @Test
  void aTargetThatFailsInPartIsNotSaidToHold() {
    Story story = Story.of(failing(0.2));

    assertThat(story.headline())
        .contains("20% of the requests fail, without a pattern that this run could show");
    assertThat(story.degradation()).isEqualTo(Degradation.FAILURES);
  }

  @Test
  void whatIsWrongThoughNoDegradationIsSeenIsTold() {
    Target half = new Target(0.05, 0.3).failing(0.05, (_, _, _) -> 0.5);

    assertThat(Story.of(new Simulation(Ramp.users(50, 60), half, 1).run()).degradation())
        .isEqualTo(Degradation.FAILURES);
    assertThat(Story.of(failing(1)).degradation()).isEqualTo(Degradation.FAILURES);
    assertThat(Story.of(stepped(_ -> SecondState.UNCOUNTED)).degradation())
        .isEqualTo(Degradation.UNKNOWN);
    assertThat(Story.of(stepped(_ -> SecondState.WHOLE)).degradation())
        .isEqualTo(Degradation.NOT_SEEN);
  }

  private static History failing(double share) {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 60; second++) {
      int users = 10 + 2 * second;
      int requests = 10 * users;
      int failed = (int) (share * requests);
      float micros = second < 11 ? 483 : 100;
      float ofSuccesses = failed == requests ? 0 : micros;
      builder.load(second, new LoadSecond(users, users, 0, SecondState.WHOLE));
      builder.total(
          second,
          new Cell(requests, failed, 0, micros, micros, micros, micros, ofSuccesses, micros));
    }
    return builder.build();
  }

  @Test
  void theSameRunHasTheSameStory() {
    assertThat(Story.of(stepped(_ -> SecondState.WHOLE)))
        .isEqualTo(Story.of(stepped(_ -> SecondState.WHOLE)));
  }

  @Test
  void anIgnoredFindingIsNotTold() {
    Story story = Story.of(stepped(_ -> SecondState.WHOLE), Set.of(FindingId.STEP));

    assertThat(story.findings()).isEmpty();
    assertThat(story.headline()).doesNotContain("but");
  }

  @Test
  void nothingIsClaimedOfSecondsInWhichTheGeneratorWasTheBottleneck() {
    Story story =
        Story.of(
            stepped(second -> second < 58 ? SecondState.WHOLE : SecondState.GENERATOR_SATURATED));

    assertThat(story.findings()).isEmpty();
    assertThat(story.cannotSay())
        .contains(
            "Anything about 62 seconds between 58 s and 120 s: the generator was the bottleneck.");
  }

  @Test
  void nothingIsClaimedOfWarmUpLostWorkersAndStopping() {
    for (SecondState state : SecondState.values()) {
      Story story = Story.of(stepped(second -> second < 58 ? SecondState.WHOLE : state));

      assertThat(story.findings()).hasSize(state == SecondState.WHOLE ? 1 : 0);
    }
  }

  @Test
  void aRunAtOneLoadSaysWhatItCannotTell() {
    History history = new Simulation(Ramp.users(20, 60), new Target(0.02, 0.3), 1).run();

    Story story = Story.of(history);
    assertThat(story.findings()).isEmpty();
    assertThat(story.degradation()).isEqualTo(Degradation.NOT_SEEN);
    assertThat(story.cannotSay())
        .anyMatch(sentence -> sentence.startsWith("How it degrades with the load"))
        .anyMatch(sentence -> sentence.contains("10 minutes at one load are needed"));
  }

  @Test
  void aRunWithoutSecondsHasNoStoryToTell() {
    Story story = Story.of(new HistoryBuilder(Rhythm.NONE).build());

    assertThat(story.headline()).isEqualTo("The run has no second that can be judged.");
    assertThat(story.cannotSay()).isNotEmpty();
  }

  @Test
  void aTargetThatAnswersNothingHasAStoryToo() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 100; second++) {
      builder.load(second, new LoadSecond(second, second, 0, SecondState.WHOLE));
      builder.total(second, new Cell(50, 50, 0, 100, 100, 100, 100, 0, 100));
    }

    assertThat(Story.of(builder.build()).findings()).isEmpty();
  }

  @Test
  void aQueueThatDrainsIsGracefulAndRecovers() {
    Ramp ramp = Ramp.users(1, 0).to(150, 100).jump(40, 40);
    History history = new Simulation(ramp, new Target(0.02, 0.3).servers(2), 1).think(0.5).run();

    Story story = Story.of(history);
    assertThat(story.degradation()).isEqualTo(Degradation.GRACEFUL);
    assertThat(story.findings().getFirst().id()).isEqualTo(FindingId.LINEAR);
    assertThat(story.headline()).contains("(graceful; it recovers when the load falls)");
  }
}
