package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;

/** Deadlines of the phases; {@code overall} 0s means none. */
public record Timeouts(GoDuration preflight, GoDuration workersReady, GoDuration overall) {
  public Timeouts {
    preflight = preflight == null ? GoDuration.ofSeconds(60) : preflight;
    workersReady = workersReady == null ? GoDuration.ofSeconds(300) : workersReady;
    overall = overall == null ? GoDuration.ZERO : overall;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Timeouts DEFAULT = new Timeouts(null, null, null);
}
