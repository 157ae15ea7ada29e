package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** From some number of users to a higher one. */
public record UserRange(
    @JsonPropertyDescription("The lightest load; must hold.") @Required @Min(1) @Max(10_000_000) Integer from,
    @JsonPropertyDescription("The heaviest load.") @Required @Min(1) @Max(10_000_000) Integer to) {}
