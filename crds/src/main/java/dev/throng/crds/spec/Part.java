package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One part of a multipart body: a field with a value, or a file with a name and content. */
public record Part(
    @Required String name,
    @Nullable String value,
    @Nullable String filename,
    @Nullable String content,
    @Nullable String contentType) {}
