package dev.throng.crds.spec;

/** One key of a Secret in the namespace of the LoadTest. */
public record SecretKeyRef(String name, String key) {}
