package dev.throng.operator.plan;

import dev.throng.crds.spec.HookEvent;
import org.jspecify.annotations.Nullable;

/**
 * A hook's call that is over, as its sender remembers it.
 *
 * @param name of the hook
 * @param failure why it was not taken; null if it was
 */
public record HookCall(String name, HookEvent event, @Nullable String failure) {}
