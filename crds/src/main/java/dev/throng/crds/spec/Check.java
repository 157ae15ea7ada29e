package dev.throng.crds.spec;

import org.jspecify.annotations.Nullable;

/**
 * What makes an answer a failure: {@code expect} that is false, or {@code fail} with {@code when}
 * that is true.
 */
public record Check(
    @Nullable String expect,
    @Nullable String message,
    @Nullable String fail,
    @Nullable String when) {}
