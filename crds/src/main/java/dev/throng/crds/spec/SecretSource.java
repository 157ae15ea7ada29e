package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Where a secret comes from. Locally: from the environment, {@code THRONG_SECRET_<NAME>}. */
public record SecretSource(
    @JsonPropertyDescription(
            "A key of a Secret; locally THRONG_SECRET_<NAME> from the environment.")
        @Required
        SecretKeyRef secretKeyRef) {}
