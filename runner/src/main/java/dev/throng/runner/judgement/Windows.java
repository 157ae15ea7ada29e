package dev.throng.runner.judgement;

import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Judgement;
import dev.throng.runner.tally.Second;
import java.util.ArrayDeque;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A threshold in each full window of the judged time: the worst one is what was observed. A window
 * without samples says nothing of times and ratios, while numbers are 0 in it; one in which the
 * generator has a gap says nothing where too little was counted.
 */
final class Windows {
  private final Expectation expectation;
  private final ThresholdScope scope;
  private final int length;
  private final ArrayDeque<Second> window = new ArrayDeque<>();
  private @Nullable Seen worst;
  private boolean brokenNow;
  private boolean anyLeftOut;

  private record Seen(double value, Judgement judgement) {}

  /**
   * @param scope of all the time
   * @param length in seconds
   */
  Windows(Expectation expectation, ThresholdScope scope, int length) {
    this.expectation = expectation;
    this.scope = scope;
    this.length = length;
  }

  void add(Second second) {
    if (!second.isWhole()) {
      return;
    }
    window.addLast(second);
    if (window.size() > length) {
      window.removeFirst();
    }
    if (window.size() == length) {
      Seen seen = judge(scope.part());
      brokenNow = seen != null && !seen.judgement().holds();
      worst = worse(worst, seen);
    }
  }

  /** Whether the latest window is broken. */
  boolean areBrokenNow() {
    return brokenNow;
  }

  /** Of the windows so far, without those that hung. */
  OptionalDouble worstValue() {
    return worst == null ? OptionalDouble.empty() : OptionalDouble.of(worst.value());
  }

  /** Null if no window was judged. The last one is judged with all that hung. */
  @Nullable Judgement worst() {
    Seen seen =
        window.size() < length || scope.hung() == 0 ? worst : worse(worst, judge(scope.lastPart()));
    return seen == null ? null : seen.judgement();
  }

  /** Whether no window was judged, since each had a gap. */
  boolean areUntold() {
    return anyLeftOut && worst() == null;
  }

  private @Nullable Seen judge(ThresholdScope part) {
    window.forEach(part::add);
    OptionalDouble observed = expectation.statistic().of(part);
    if (observed.isEmpty()) {
      return null;
    }
    Judgement judgement = expectation.judge(observed.getAsDouble(), part);
    if (!judgement.holds() && mayBeForAGap()) {
      anyLeftOut = true;
      return null;
    }
    return new Seen(observed.getAsDouble(), judgement);
  }

  /** Whether the window may lack what was asked for only since a worker was lost in it. */
  private boolean mayBeForAGap() {
    return expectation.asksForEnough() && window.stream().anyMatch(Second::isGap);
  }

  private @Nullable Seen worse(@Nullable Seen one, @Nullable Seen other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    if (one.judgement().holds() != other.judgement().holds()) {
      return one.judgement().holds() ? other : one;
    }
    return switch (expectation.operator()) {
      case LESS, AT_MOST -> other.value() > one.value() ? other : one;
      case MORE, AT_LEAST -> other.value() < one.value() ? other : one;
      case EQUAL, NOT_EQUAL -> one;
    };
  }
}
