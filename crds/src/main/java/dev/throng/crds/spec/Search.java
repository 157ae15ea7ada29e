package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Looks for the highest load at which the thresholds hold, step by step. */
@ValidationRule(
    value = "has(self.users) != has(self.arrivals)",
    message = "must have exactly one of users, arrivals")
public record Search(
    @JsonPropertyDescription("Between which numbers of users.") @Nullable UserRange users,
    @JsonPropertyDescription("Between which rates of arrivals.") @Nullable ArrivalRange arrivals,
    @JsonPropertyDescription("Of each step: measured, not judged.") @Default("10s")
        GoDuration settle,
    @JsonPropertyDescription("Of each step: judged by the thresholds.") @Default("30s")
        GoDuration hold,
    @JsonPropertyDescription("Stop when the bounds are this close.") @Default("5%") Percent width,
    @JsonPropertyDescription("What all steps may take together.") @Default("30m")
        GoDuration budget) {
  public Search {
    settle = settle == null ? GoDuration.ofSeconds(10) : settle;
    hold = hold == null ? GoDuration.ofSeconds(30) : hold;
    width = width == null ? new Percent(0.05) : width;
    budget = budget == null ? GoDuration.ofSeconds(1800) : budget;
  }
}
