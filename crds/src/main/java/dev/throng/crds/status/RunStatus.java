package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.Timestamp;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunStatus(
    @JsonPropertyDescription("Counted from 1.") Integer number,
    @JsonPropertyDescription("The same seed gives the same decisions.") @Nullable Long seed,
    @JsonPropertyDescription("When the load began.") @Nullable Timestamp startTime,
    @JsonPropertyDescription("When it had ended.") @Nullable Timestamp endTime,
    @JsonPropertyDescription("Why it was started, such as SpecChanged, or why it waits or ended.")
        @Size(max = 1024) @Nullable String reason,
    @JsonPropertyDescription("The generation of the spec that runs.") @Nullable Long generation,
    @JsonPropertyDescription("What the generation asks for, in short; another one is another run.")
        @Size(max = 64) @Nullable String fingerprint,
    @JsonPropertyDescription("The spec.run.token that it was started with.") @Size(max = 256) @Nullable String token,
    @JsonPropertyDescription(
            "Which test it is, under which load, in short: only runs of the same are compared.")
        @Size(max = 64) @Nullable String test,
    @JsonPropertyDescription("The SHA-256 of the source of each user class in Java.")
        Map<String, @Size(max = 64) String> java,
    @JsonPropertyDescription("The number of the run that it is compared with.")
        @Nullable Integer baseline,
    @JsonPropertyDescription("What it was begun on, whatever the spec says by now.")
        @Nullable RunTerms terms,
    @JsonPropertyDescription("When the operator decided on it.") @Nullable Timestamp createTime,
    @JsonPropertyDescription("When it entered its phase.") @Nullable Timestamp phaseTime,
    @JsonPropertyDescription("What its hooks tell, and whether it was taken.") @Size(max = 40) List<HookStatus> hooks) {
  public RunStatus {
    java = java == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(java));
    hooks = hooks == null ? List.of() : List.copyOf(hooks);
  }
}
