package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;

/** One key of a ConfigMap in the namespace of the LoadTest. */
public record ConfigMapKeyRef(@Required String name, @Required String key) {}
