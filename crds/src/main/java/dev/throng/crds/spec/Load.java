package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much load, and for how long: users with spawnRate and duration, stages, arrivals or a search.
 */
@ValidationRule(
    value =
        "[has(self.users), has(self.stages) && size(self.stages) > 0, has(self.arrivals) && "
            + "size(self.arrivals) > 0, has(self.search)].filter(given, given).size() == 1",
    message = "must have exactly one of users, stages, arrivals, search")
@ValidationRule(
    value = "!has(self.duration) || has(self.users)",
    message = "duration goes with users; stages have durations of their own")
@ValidationRule(
    value = "!has(self.spawnRate) || has(self.users) || has(self.stages)",
    message = "spawnRate goes with users or stages")
public record Load(
    @JsonPropertyDescription("Users that run at once.") @Min(1) @Max(10_000_000) @SpecReplicas
        @Nullable Integer users,
    @JsonPropertyDescription(
            "Users started per second; default: 1. With stages: for their jumps; default: at once.")
        @Nullable Rate spawnRate,
    @JsonPropertyDescription("Length of the test, ramp included; default: until it is stopped.")
        @Nullable GoDuration duration,
    @JsonPropertyDescription("Users over time, instead of users.") @Size(max = 100) List<Stage> stages,
    @JsonPropertyDescription("Open model, instead of users: iterations started at a rate.")
        @Size(max = 20) List<Arrivals> arrivals,
    @JsonPropertyDescription("Instead of users: find the highest load that holds.")
        @Nullable Search search,
    @JsonPropertyDescription("Measured and shown, but not judged.") @Default("0s")
        GoDuration warmup,
    @JsonPropertyDescription("How long requests under way and onStop may take at the end.")
        @Default("10s")
        GoDuration stopTimeout,
    @JsonPropertyDescription("Same seed, same decisions; default: drawn and recorded.")
        @Nullable Long seed) {
  public Load {
    stages = stages == null ? List.of() : List.copyOf(stages);
    arrivals = arrivals == null ? List.of() : List.copyOf(arrivals);
    warmup = warmup == null ? GoDuration.ZERO : warmup;
    stopTimeout = stopTimeout == null ? GoDuration.ofSeconds(10) : stopTimeout;
  }

  /** The same load, to be changed. */
  public LoadDraft draft() {
    return new LoadDraft(this);
  }
}
