package dev.throng.crds.composition;

import dev.throng.crds.spec.LoadTestSpec;

/**
 * A spec, and where it is from.
 *
 * @param source for messages, such as the path of a file
 */
public record SourcedSpec(String source, LoadTestSpec spec) {}
