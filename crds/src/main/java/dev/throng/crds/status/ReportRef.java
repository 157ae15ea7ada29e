package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Where a report is. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReportRef(
    @JsonPropertyDescription("A ConfigMap in the namespace of the LoadTest.") @Size(max = 253) String configMap) {}
