package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** What must hold, as {@code <statistic> <op> <value>}. */
public record Threshold(
    @Required String expect,
    @Nullable String request,
    @Nullable GoDuration window,
    @Nullable Abort abort) {}
