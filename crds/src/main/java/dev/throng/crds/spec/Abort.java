package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;

/** Stops the test when the threshold is broken, but not before {@code after}. */
public record Abort(GoDuration after) {
  public Abort {
    after = after == null ? GoDuration.ZERO : after;
  }
}
