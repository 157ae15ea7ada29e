package dev.throng.runner.judgement;

import dev.throng.runner.search.SearchGoal;
import java.time.Duration;

/** The load of a search from step to step, and when it is there. */
final class SearchLoad {
  private final SearchGoal goal;
  private final SearchJudge.Steering steering;
  private final int stopSeconds;
  private double present;
  private int droppedAtSecond;

  /** A load that was asked for: when it is on its way, and when it can be judged. */
  record Coming(int fromSecond, int judgedFromSecond) {}

  /**
   * At the lightest load.
   *
   * @param stopSeconds in which users end that are not wanted any more
   */
  SearchLoad(SearchGoal goal, SearchJudge.Steering steering, int stopSeconds) {
    this.goal = goal;
    this.steering = steering;
    this.stopSeconds = stopSeconds;
    present = goal.from();
    droppedAtSecond = -stopSeconds;
  }

  /** More load comes evenly within the first half of the time to settle; less at once. */
  Coming to(double load) {
    boolean down = load < present;
    Duration ramp = down ? Duration.ZERO : Duration.ofMillis(goal.settleSeconds() * 500L);
    int from = steering.steer(load, goal.unit(), ramp);
    droppedAtSecond = down ? from : droppedAtSecond;
    present = load;
    return new Coming(from, Math.max(from + goal.settleSeconds(), droppedAtSecond + stopSeconds));
  }

  /**
   * To rest.
   *
   * @return the second from which on the load is the lightest
   */
  int toLightest() {
    present = goal.from();
    droppedAtSecond = steering.steer(present, goal.unit(), Duration.ZERO);
    return droppedAtSecond;
  }
}
