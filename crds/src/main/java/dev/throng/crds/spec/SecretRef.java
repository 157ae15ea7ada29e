package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Secret of type {@code kubernetes.io/tls} in the namespace of the LoadTest. */
public record SecretRef(
    @JsonPropertyDescription("Name of the Secret.") @Required @Size(min = 1, max = 253) String name) {}
