package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Whether the generator kept up, so that its figures can be trusted. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ValidityStatus(
    @JsonPropertyDescription("Whether all limits of spec.validity were kept.") Boolean valid,
    @JsonPropertyDescription("The worst limit that was broken.") @Size(max = 1024) @Nullable String reason) {}
