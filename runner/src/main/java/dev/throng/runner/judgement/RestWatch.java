package dev.throng.runner.judgement;

import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.SearchGoal;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.tally.Second;
import java.util.ArrayDeque;

/**
 * Waits at the lightest load of a search until the target answers as it did there before: over the
 * last seconds with enough requests, the median is at most {@value #SLOWER} times what it was, the
 * 95th percentile at most {@value #MUCH_SLOWER} times, and few more requests fail.
 */
final class RestWatch {
  static final double SLOWER = 1.5;
  static final double MUCH_SLOWER = 3;
  private static final double MORE_FAILURES = 0.02;
  private static final long BLUR_MICROS = 5_000;
  private static final int FEWEST_SECONDS = 3;
  private static final int FEWEST_REQUESTS = 5;

  private final SearchStep.Figures before;
  private final int fromSecond;
  private final int mostSeconds;
  private final ArrayDeque<Second> latest = new ArrayDeque<>();
  private SearchStep.Figures now = new SearchStep.Figures(0, 0, 0, 0, 0);
  private boolean asBefore;
  private int lastSecond;

  /**
   * @param before at the lightest load
   * @param fromSecond from which on the load is the lightest again
   * @param mostSeconds how long it waits at most
   */
  RestWatch(SearchStep.Figures before, int fromSecond, int mostSeconds) {
    this.before = before;
    this.fromSecond = fromSecond;
    this.mostSeconds = mostSeconds;
    lastSecond = fromSecond - 1;
  }

  void add(Second second) {
    if (second.isLate() || second.number() < fromSecond) {
      return;
    }
    lastSecond = second.number();
    latest.addLast(second);
    StepFigures all = new StepFigures();
    latest.forEach(all::add);
    if (latest.size() < FEWEST_SECONDS || all.requests() < FEWEST_REQUESTS) {
      return;
    }
    now = all.all();
    asBefore =
        now.p50Micros() <= SLOWER * before.p50Micros() + BLUR_MICROS
            && now.p95Micros() <= MUCH_SLOWER * before.p95Micros() + BLUR_MICROS
            && now.failureRatio() <= before.failureRatio() + MORE_FAILURES;
    latest.removeFirst();
  }

  boolean isOver() {
    return asBefore || lastSecond - fromSecond + 1 >= mostSeconds;
  }

  boolean isAsBefore() {
    return asBefore;
  }

  /**
   * Says that the target is not as before, without a full stop.
   *
   * @param load that was too much for it
   */
  String notAsBefore(double load, SearchGoal goal) {
    return "after "
        + CapacityWords.load(load, goal.unit())
        + " the target did not recover within "
        + mostSeconds
        + " s at "
        + CapacityWords.load(goal.from(), goal.unit())
        + ": the median is "
        + Figures.time(now.p50Micros())
        + " there, "
        + Figures.time(before.p50Micros())
        + " before, and "
        + Figures.percent(now.failureRatio())
        + " of the requests fail";
  }
}
