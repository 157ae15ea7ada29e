package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Default;

/** Deadlines of the phases; {@code overall} 0s means none. */
public record Timeouts(
    @JsonPropertyDescription("Waiting for Secrets, ConfigMaps and quota.") @Default("1m")
        GoDuration preflight,
    @JsonPropertyDescription("Until all workers are connected.") @Default("5m")
        GoDuration workersReady,
    @JsonPropertyDescription("From start to finish; 0s: none.") @Default("0s") GoDuration overall) {
  public Timeouts {
    preflight = preflight == null ? GoDuration.ofSeconds(60) : preflight;
    workersReady = workersReady == null ? GoDuration.ofSeconds(300) : workersReady;
    overall = overall == null ? GoDuration.ZERO : overall;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Timeouts DEFAULT = new Timeouts(null, null, null);
}
