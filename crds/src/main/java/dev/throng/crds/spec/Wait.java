package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pause after each task; at most one of the five. Throughput is tasks a second per user. */
public record Wait(
    @JsonPropertyDescription("Uniformly drawn from [a, b).") @Size(max = 2) List<GoDuration> between,
    @JsonPropertyDescription("Always the same.") @Nullable GoDuration constant,
    @JsonPropertyDescription("Tasks start this far apart; at once when late.")
        @Nullable GoDuration pacing,
    @JsonPropertyDescription("Tasks per second and user.") @Nullable Rate throughput,
    @JsonPropertyDescription("Exponentially drawn, with this mean.")
        @Nullable GoDuration exponential) {
  public Wait {
    between = between == null ? List.of() : List.copyOf(between);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Wait NONE = new Wait(null, null, null, null, null);
}
