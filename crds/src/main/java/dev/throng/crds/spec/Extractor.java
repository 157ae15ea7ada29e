package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Takes a value out of an answer; exactly one of the six. */
public record Extractor(
    @JsonPropertyDescription("JSON pointer such as /token, or path such as $.token.")
        @Size(max = 1024) @Nullable String json,
    @JsonPropertyDescription("Name of a header.") @Size(max = 256) @Nullable String header,
    @JsonPropertyDescription(
            "Regular expression of RE2 over the body: its first group, or all of it.")
        @Size(max = 1024) @Nullable String regex,
    @JsonPropertyDescription("Name of a cookie.") @Size(max = 256) @Nullable String cookie,
    @JsonPropertyDescription("true takes the status.") @Nullable Boolean status,
    @JsonPropertyDescription("CEL.") @Size(max = 4096) @Nullable String cel) {}
