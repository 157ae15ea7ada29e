package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import java.time.Duration;

/** When the generator itself was the bottleneck. */
public record Validity(
    GoDuration maxEventLoopLagP99, Percent maxThrottledRatio, Percent minAchievedLoad) {
  public Validity {
    maxEventLoopLagP99 =
        maxEventLoopLagP99 == null ? new GoDuration(Duration.ofMillis(50)) : maxEventLoopLagP99;
    maxThrottledRatio = maxThrottledRatio == null ? new Percent(0.05) : maxThrottledRatio;
    minAchievedLoad = minAchievedLoad == null ? new Percent(0.95) : minAchievedLoad;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Validity DEFAULT = new Validity(null, null, null);
}
