package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;

/** A Secret of type {@code kubernetes.io/tls} in the namespace of the LoadTest. */
public record SecretRef(@Required String name) {}
