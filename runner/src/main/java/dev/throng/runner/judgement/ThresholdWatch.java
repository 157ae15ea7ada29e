package dev.throng.runner.judgement;

import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Judgement;
import dev.throng.crds.thresholds.Statistic;
import dev.throng.crds.thresholds.Statistic.Percentile;
import dev.throng.crds.thresholds.Statistic.Sample;
import dev.throng.crds.thresholds.Statistic.Tally;
import dev.throng.crds.thresholds.Statistic.Time;
import dev.throng.runner.stats.Distribution;
import dev.throng.runner.tally.Second;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one threshold over the judged seconds. Without a window it is about all of them together;
 * with one it holds if it held in every full window. Where the load that the generator did not run
 * could turn the answer, there is none.
 */
public final class ThresholdWatch {
  private final Threshold threshold;
  private final Expectation expectation;
  private final ThresholdScope whole;
  private final BooleanSupplier failuresAreAskedFor;
  private final AchievedLoad load;
  private final @Nullable Windows windows;
  private final String mark;
  private boolean brokenNow;
  private @Nullable Judgement settled;

  /**
   * @param failuresAreAskedFor whether this or another threshold asks for failures of its requests
   * @param load of the judged time
   */
  ThresholdWatch(
      Threshold threshold,
      ThresholdScope scope,
      BooleanSupplier failuresAreAskedFor,
      AchievedLoad load) {
    this.threshold = threshold;
    this.failuresAreAskedFor = failuresAreAskedFor;
    this.load = load;
    expectation = Expectation.parse(threshold.expect());
    whole = scope;
    mark = "broken: " + markOf(threshold);
    windows =
        threshold.window() == null
            ? null
            : new Windows(
                expectation,
                scope,
                Math.toIntExact(Math.max(1, Math.ceilDiv(threshold.window().toMillis(), 1000L))));
  }

  void add(Second second) {
    whole.add(second);
    if (windows != null) {
      windows.add(second);
      brokenNow = windows.areBrokenNow();
      return;
    }
    OptionalDouble observed = expectation.statistic().of(whole);
    brokenNow =
        observed.isPresent()
            && !expectation.holds(observed.getAsDouble())
            && !isOpen(observed.getAsDouble());
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
    return !brokenNow || second.isLate() || windows != null && !second.isWhole() ? null : mark;
  }

  private static String markOf(Threshold threshold) {
    return threshold.expect()
        + (threshold.request() == null ? "" : " for " + threshold.request())
        + (threshold.window() == null
            ? ", over the judged time so far (the verdict judges all of it)"
            : ", over the last " + threshold.window() + " (the verdict judges every such window)");
  }

  /**
   * Whether it holds or cannot be told, or would hold if times were shorter by what the generator
   * may have added: a request waits for its loop as it is due, and once more as its answer is
   * there.
   *
   * @param lag how late the loops ran
   */
  boolean holdsWithoutLag(Distribution lag) {
    if (judgement().holds() || untold() != null) {
      return true;
    }
    OptionalDouble observed = observed();
    boolean evidence = whole.successes() > 0 && whole.hung() == 0 && observed.isPresent();
    return evidence && expectation.holds(observed.getAsDouble() - added(lag));
  }

  private OptionalDouble observed() {
    OptionalDouble ofWindows = windows == null ? OptionalDouble.empty() : windows.worstValue();
    return ofWindows.isPresent() ? ofWindows : expectation.statistic().of(whole);
  }

  /**
   * The share of its limit that was seen: 1 at the limit, more if it is broken. Infinite if it is
   * broken, and 0 if it holds, where its limit is none from above.
   */
  double strain() {
    boolean holds = judgement().holds();
    double share =
        expectation.isAtMost() && observed().isPresent()
            ? observed().getAsDouble() / expectation.value()
            : holds ? 0 : Double.POSITIVE_INFINITY;
    return holds ? Math.min(1, share) : Math.max(1, share);
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
    String most = untold();
    return new ThresholdStatus(
        threshold.expect(),
        threshold.request(),
        threshold.window() == null ? null : threshold.window().toString(),
        judgement.observed() + (most == null ? "" : ", " + most),
        judgement.holds() && most == null);
  }

  /** Why it cannot be told whether it holds; null if it can. */
  @Nullable String untold() {
    if (settled != null || expectation.statistic().samples(whole) == 0) {
      return null;
    }
    if (windows != null && windows.areUntold()) {
      return "and no window without a gap of the generator";
    }
    if (windows != null && windows.worst() != null) {
      return null;
    }
    double seen = expectation.statistic().of(whole).orElseThrow();
    return isOpen(seen) ? upTo(most(seen)) + " with the load that did not run" : null;
  }

  private String upTo(double most) {
    return Double.isInfinite(most) ? "or any more" : "up to " + expectation.show(most);
  }

  private boolean isOpen(double observed) {
    return !expectation.isDecided(observed, most(observed));
  }

  /** What there may have been, had all of the load run. */
  private double most(double observed) {
    Statistic statistic = expectation.statistic();
    if (statistic == Tally.USERS) {
      return observed + whole.missingUsers();
    }
    if (!statistic.growsWithLoad() || observed == 0) {
      return observed;
    }
    double most = observed * load.most();
    return statistic == Tally.REQUEST_RATE ? most : Math.floor(most);
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
    Judgement ofWindows = windows == null ? null : windows.worst();
    Judgement seen = ofWindows == null || (nothing && ofWindows.holds()) ? overall : ofWindows;
    boolean evidence =
        whole.successes() > 0 || !expectation.isTimeOfAll() || failuresAreAskedFor.getAsBoolean();
    return evidence ? seen : new Judgement(seen.observed(), false);
  }
}
