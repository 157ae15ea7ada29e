package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import io.fabric8.generator.annotation.Default;
import java.time.Duration;

/** When a run says nothing about the target: its load was not the planned one. */
public record Validity(
    @JsonPropertyDescription("99th percentile of how late the generator ran.") @Default("50ms")
        GoDuration maxEventLoopLagP99,
    @JsonPropertyDescription("Share of time in which the CPU limit held it back.") @Default("5%")
        Percent maxThrottledRatio,
    @JsonPropertyDescription("Share of the planned load that must run.") @Default("95%")
        Percent minAchievedLoad,
    @JsonPropertyDescription("Share of the users that must get beyond onStart.") @Default("90%")
        Percent minUsers) {
  public Validity {
    maxEventLoopLagP99 =
        maxEventLoopLagP99 == null ? new GoDuration(Duration.ofMillis(50)) : maxEventLoopLagP99;
    maxThrottledRatio = maxThrottledRatio == null ? new Percent(0.05) : maxThrottledRatio;
    minAchievedLoad = minAchievedLoad == null ? new Percent(0.95) : minAchievedLoad;
    minUsers = minUsers == null ? new Percent(0.90) : minUsers;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Validity DEFAULT = new Validity(null, null, null, null);
}
