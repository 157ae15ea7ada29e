package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;

/** One key of a Secret in the namespace of the LoadTest. */
public record SecretKeyRef(@Required String name, @Required String key) {}
