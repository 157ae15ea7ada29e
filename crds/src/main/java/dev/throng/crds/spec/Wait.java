package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pause after each task; at most one of the five. Throughput is tasks a second per user. */
public record Wait(
    List<GoDuration> between,
    @Nullable GoDuration constant,
    @Nullable GoDuration pacing,
    @Nullable Rate throughput,
    @Nullable GoDuration exponential) {
  public Wait {
    between = between == null ? List.of() : List.copyOf(between);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Wait NONE = new Wait(null, null, null, null, null);
}
