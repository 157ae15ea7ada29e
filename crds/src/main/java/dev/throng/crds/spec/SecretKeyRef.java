package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One key of a Secret in the namespace of the LoadTest. */
public record SecretKeyRef(
    @JsonPropertyDescription("Name of the Secret.") @Required @Size(min = 1, max = 253) String name,
    @JsonPropertyDescription("Key in it.") @Required @Size(min = 1, max = 253) String key) {}
