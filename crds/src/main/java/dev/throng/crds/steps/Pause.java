package dev.throng.crds.steps;

import dev.throng.crds.spec.WrittenStep;
import dev.throng.crds.values.GoDuration;
import java.util.Objects;

/** {@code wait}: does nothing for a while. */
public record Pause(GoDuration duration) implements Step {
  static Reading read(WrittenStep written) {
    return Reading.alone(
        "wait", written.pause(), () -> new Pause(Objects.requireNonNull(written.pause())));
  }
}
