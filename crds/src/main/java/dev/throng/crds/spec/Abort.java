package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Default;

/** Stops the test when the threshold is broken, but not before {@code after}. */
public record Abort(
    @JsonPropertyDescription("Not before this much time has passed.") @Default("0s")
        GoDuration after) {
  public Abort {
    after = after == null ? GoDuration.ZERO : after;
  }
}
