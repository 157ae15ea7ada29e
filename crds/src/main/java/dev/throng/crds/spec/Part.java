package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One part of a multipart body: a field with a value, or a file with a name and content. */
public record Part(
    @JsonPropertyDescription("Name of the field.") @Required @Size(min = 1, max = 256) String name,
    @JsonPropertyDescription("Its value.") @Size(max = 65536) @Nullable String value,
    @JsonPropertyDescription("Name of the file.") @Size(max = 256) @Nullable String filename,
    @JsonPropertyDescription("Content of the file.") @Size(max = 1_000_000) @Nullable String content,
    @JsonPropertyDescription("Its media type.") @Size(max = 256) @Nullable String contentType) {}
