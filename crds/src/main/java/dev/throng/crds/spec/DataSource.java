package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Exactly one of the three. A file is relative to the manifest and only read locally. */
@ValidationRule(
    value =
        "[has(self.inline), has(self.configMapKeyRef), has(self.file)].filter(given, "
            + "given).size() == 1",
    message = "must have exactly one of inline, configMapKeyRef, file")
public record DataSource(
    @JsonPropertyDescription("The text itself.") @Size(max = 1_000_000) @Nullable String inline,
    @JsonPropertyDescription("A key of a ConfigMap.") @Nullable ConfigMapKeyRef configMapKeyRef,
    @JsonPropertyDescription("A file beside the manifest; local runs only.") @Size(max = 4096) @Nullable String file) {}
