package dev.throng.runner.judgement;

import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Judgement;
import dev.throng.crds.thresholds.Operator;
import dev.throng.crds.thresholds.Statistic.Percentile;
import dev.throng.crds.thresholds.Statistic.Sample;
import dev.throng.crds.thresholds.Statistic.Tally;
import dev.throng.crds.thresholds.Statistic.Time;
import dev.throng.runner.stats.Distribution;
import dev.throng.runner.tally.Second;
import java.util.ArrayDeque;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Follows one threshold over the judged seconds. Without a window it is about all of them together;
 * with one it holds if it held in every full window, and the worst window is what was observed. A
 * window without samples says nothing of times and ratios, while numbers are 0 in it, unless the
 * generator has a gap there.
 */
public final class ThresholdWatch {
  private final Threshold threshold;
  private final Expectation expectation;
  private final ThresholdScope whole;
  private final boolean failuresAreAskedFor;
  private final int windowSeconds;
  private final String mark;
  private final ArrayDeque<Second> window = new ArrayDeque<>();
  private @Nullable Judgement worst;
  private double worstValue;
  private boolean brokenNow;
  private @Nullable Judgement settled;

  /**
   * @param failuresAreAskedFor whether this or another threshold asks for failures of its requests
   */
  ThresholdWatch(Threshold threshold, ThresholdScope scope, boolean failuresAreAskedFor) {
    this.threshold = threshold;
    this.failuresAreAskedFor = failuresAreAskedFor;
    expectation = Expectation.parse(threshold.expect());
    whole = scope;
    mark = "broken: " + markOf(threshold);
    windowSeconds =
        threshold.window() == null
            ? 0
            : Math.toIntExact(Math.max(1, Math.ceilDiv(threshold.window().toMillis(), 1000L)));
  }

  void add(Second second) {
    whole.add(second);
    if (windowSeconds == 0) {
      OptionalDouble observed = expectation.statistic().of(whole);
      brokenNow = observed.isPresent() && !expectation.holds(observed.getAsDouble());
      return;
    }
    if (!second.isWhole()) {
      return;
    }
    window.addLast(second);
    if (window.size() > windowSeconds) {
      window.removeFirst();
    }
    if (window.size() == windowSeconds) {
      judgeWindow();
    }
  }

  private void judgeWindow() {
    ThresholdScope recent = whole.part();
    window.forEach(recent::add);
    OptionalDouble observed = expectation.statistic().of(recent);
    if (observed.isEmpty()) {
      brokenNow = false;
      return;
    }
    double value = observed.getAsDouble();
    Judgement judgement = expectation.judge(value, recent);
    if (!judgement.holds() && mayBeForAGap()) {
      brokenNow = false;
      return;
    }
    brokenNow = !judgement.holds();
    if (worst == null || isWorse(judgement, value, worst)) {
      worst = judgement;
      worstValue = value;
    }
  }

  /** Whether the window may lack what was asked for only since a worker was lost in it. */
  private boolean mayBeForAGap() {
    return expectation.asksForEnough() && window.stream().anyMatch(Second::isGap);
  }

  /** The worst window: the last one with all that hung, where that is worse than the others. */
  private @Nullable Judgement worst() {
    if (window.size() < windowSeconds || whole.hung() == 0) {
      return worst;
    }
    ThresholdScope last = whole.lastPart();
    window.forEach(last::add);
    OptionalDouble observed = expectation.statistic().of(last);
    if (observed.isEmpty()) {
      return worst;
    }
    Judgement judgement = expectation.judge(observed.getAsDouble(), last);
    if (!judgement.holds() && mayBeForAGap()) {
      return worst;
    }
    return worst == null || isWorse(judgement, observed.getAsDouble(), worst) ? judgement : worst;
  }

  private boolean isWorse(Judgement judgement, double value, Judgement than) {
    if (judgement.holds() != than.holds()) {
      return than.holds();
    }
    Operator operator = expectation.operator();
    return switch (operator) {
      case LESS, AT_MOST -> value > worstValue;
      case MORE, AT_LEAST -> value < worstValue;
      case EQUAL, NOT_EQUAL -> false;
    };
  }

  /** Whether it is broken at this moment. */
  public boolean isBroken() {
    return brokenNow;
  }

  /**
   * What a reader must know of a second in which it is broken: of which time that is. Null if it is
   * not broken, or if no window ends with that second.
   */
  public @Nullable String mark(Second second) {
    return !brokenNow || second.isLate() || windowSeconds > 0 && !second.isWhole() ? null : mark;
  }

  private static String markOf(Threshold threshold) {
    return threshold.expect()
        + (threshold.request() == null ? "" : " for " + threshold.request())
        + (threshold.window() == null
            ? ", over the judged time so far (the verdict judges all of it)"
            : ", over the last " + threshold.window() + " (the verdict judges every such window)");
  }

  /**
   * Whether it holds, or would if times were shorter by what the generator may have added: a
   * request waits for its loop as it is due, and once more as its answer is there.
   *
   * @param lag how late the loops ran
   */
  boolean holdsWithoutLag(Distribution lag) {
    if (judgement().holds()) {
      return true;
    }
    OptionalDouble observed =
        worst == null ? expectation.statistic().of(whole) : OptionalDouble.of(worstValue);
    boolean evidence = whole.successes() > 0 && whole.hung() == 0 && observed.isPresent();
    return evidence && expectation.holds(observed.getAsDouble() - added(lag));
  }

  private double added(Distribution lag) {
    return switch (expectation.statistic()) {
      case Percentile(Sample sample, double percent) ->
          waits(sample) * lag.percentileMicros(percent);
      case Time(Sample sample, Time.Kind kind) ->
          waits(sample)
              * switch (kind) {
                case MIN -> lag.minMicros();
                case MAX -> lag.maxMicros();
                case MEAN -> lag.meanMicros();
              };
      case Tally _ -> 0;
    };
  }

  private static int waits(Sample sample) {
    return switch (sample.clock()) {
      case RESPONSE -> 2;
      case SERVICE -> 1;
    };
  }

  /** Whether it is broken, and the manifest wants the test to stop for that. */
  public boolean wantsAbort(double offsetSeconds) {
    return threshold.abort() != null
        && brokenNow
        && offsetSeconds >= threshold.abort().after().toNanos() / 1e9;
  }

  /** The test stops for it: what users still finish does not mend it. */
  public void settle() {
    settled = judgement();
  }

  public ThresholdStatus status() {
    Judgement judgement = judgement();
    return new ThresholdStatus(
        threshold.expect(),
        threshold.request(),
        threshold.window() == null ? null : threshold.window().toString(),
        judgement.observed(),
        judgement.holds());
  }

  /**
   * Without any sample in all the time there is nothing that could hold; nor is there of times that
   * a target took to fail, unless it was meant to.
   */
  private Judgement judgement() {
    if (settled != null) {
      return settled;
    }
    Judgement overall = expectation.judge(whole);
    boolean nothing = overall.observed().equals(Judgement.NO_SAMPLES);
    Judgement ofWindows = windowSeconds == 0 ? null : worst();
    Judgement seen = ofWindows == null || (nothing && ofWindows.holds()) ? overall : ofWindows;
    boolean evidence = whole.successes() > 0 || failuresAreAskedFor || !expectation.isTimeOfAll();
    return evidence ? seen : new Judgement(seen.observed(), false);
  }
}
