package dev.throng.crds.spec;

/** A Secret of type {@code kubernetes.io/tls} in the namespace of the LoadTest. */
public record SecretRef(String name) {}
