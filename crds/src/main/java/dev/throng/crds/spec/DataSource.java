package dev.throng.crds.spec;

import org.jspecify.annotations.Nullable;

/** Exactly one of the three. A file is relative to the manifest and only read locally. */
public record DataSource(
    @Nullable String inline, @Nullable ConfigMapKeyRef configMapKeyRef, @Nullable String file) {}
