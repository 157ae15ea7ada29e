package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One key of a ConfigMap in the namespace of the LoadTest. */
public record ConfigMapKeyRef(
    @JsonPropertyDescription("Name of the ConfigMap.") @Required @Size(min = 1, max = 253) String name,
    @JsonPropertyDescription("Key in it.") @Required @Size(min = 1, max = 253) String key) {}
