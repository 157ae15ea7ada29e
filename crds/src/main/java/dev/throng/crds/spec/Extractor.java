package dev.throng.crds.spec;

import org.jspecify.annotations.Nullable;

/** Takes a value out of an answer; exactly one of the six. */
public record Extractor(
    @Nullable String json,
    @Nullable String header,
    @Nullable String regex,
    @Nullable String cookie,
    @Nullable Boolean status,
    @Nullable String cel) {}
