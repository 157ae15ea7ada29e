package dev.throng.runner.search;

import java.util.List;

/**
 * All trials of one load. As many may hold as break, since targets vary: then the load is tried
 * once more, and more than half decides. A load of which a trial says nothing is tried again twice.
 */
record Trials(double load, List<SearchStep> steps) {
  private static final int ENOUGH = 2;
  private static final int MOST_UNCLEAR = 3;

  private long held() {
    return count(SearchStep.Result.HELD);
  }

  private long broke() {
    return count(SearchStep.Result.BROKE);
  }

  private long unclear() {
    return count(SearchStep.Result.UNCLEAR);
  }

  private long count(SearchStep.Result result) {
    return steps.stream().filter(step -> step.result() == result).count();
  }

  boolean holds() {
    return held() > broke();
  }

  boolean breaks() {
    return broke() > held();
  }

  /** Whether all its trials said nothing. */
  boolean isOutOfReach() {
    return held() == broke() && unclear() >= MOST_UNCLEAR;
  }

  /** Whether nothing is known of it yet, though another trial may tell. */
  boolean isOpen() {
    return held() == broke() && unclear() < MOST_UNCLEAR;
  }

  /** Whether it was tried often enough for a bound of the answer, or in vain. */
  boolean isConfirmed() {
    return held() + broke() >= ENOUGH || unclear() >= MOST_UNCLEAR;
  }

  /** The last trial of a kind. */
  SearchStep last(SearchStep.Result result) {
    return steps.stream().filter(step -> step.result() == result).toList().getLast();
  }
}
