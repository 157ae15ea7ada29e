package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import org.jspecify.annotations.Nullable;

/** What must hold, as {@code <statistic> <op> <value>}. */
public record Threshold(
    String expect, @Nullable String request, @Nullable GoDuration window, @Nullable Abort abort) {}
