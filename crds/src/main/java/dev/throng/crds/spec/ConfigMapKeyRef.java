package dev.throng.crds.spec;

/** One key of a ConfigMap in the namespace of the LoadTest. */
public record ConfigMapKeyRef(String name, String key) {}
