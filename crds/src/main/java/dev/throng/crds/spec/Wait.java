package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pause after each task; at most one of the five. Throughput is tasks a second per user. */
@ValidationRule(
    value =
        "[has(self.between) && size(self.between) > 0, has(self.constant), has(self.pacing), "
            + "has(self.throughput), has(self.exponential)].filter(given, given).size() <= 1",
    message = "must have at most one of between, constant, pacing, throughput, exponential")
@ValidationRule(
    value = "!has(self.between) || size(self.between) == 0 || size(self.between) == 2",
    message = "between must be two durations, such as [1s, 5s]")
@ValidationRule(
    value =
        "!has(self.between) || size(self.between) != 2 || duration(self.between[0]) <= "
            + "duration(self.between[1])",
    message = "between must have the shorter duration first")
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
