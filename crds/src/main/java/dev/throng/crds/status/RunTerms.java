package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What a run was begun on, whatever its spec says by now. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunTerms(
    @JsonPropertyDescription("The host that it loads, and others of its target wait for.")
        @Size(max = 512) String target,
    @JsonPropertyDescription("The most users that it has at once.") Integer users,
    @JsonPropertyDescription("Its worker pods.") Integer workers,
    @JsonPropertyDescription("How long its load lasts; absent when a person ends it.")
        @Nullable GoDuration duration,
    @JsonPropertyDescription("How long its load may take to end.") GoDuration stopTimeout,
    @JsonPropertyDescription("How long all of it may last; absent for as long as it takes.")
        @Nullable GoDuration overall) {

  /** The same for so many users and workers. */
  public RunTerms sized(int newUsers, int newWorkers) {
    return new RunTerms(target, newUsers, newWorkers, duration, stopTimeout, overall);
  }
}
