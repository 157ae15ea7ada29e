package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a LoadTest. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadTestStatus(
    @JsonPropertyDescription("The generation of the spec that this status is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Where the current run stands, for people; programs read conditions.")
        @Nullable Phase phase,
    @JsonPropertyDescription("Why it stands there, in short: refused, held, waits, goes on, ended.")
        @Size(max = 256) @Nullable String reason,
    @JsonPropertyDescription("How the run ended, once it has.") @Nullable Verdict verdict,
    @JsonPropertyDescription("Accepted, WorkersReady, Running, Degraded, Finished, Succeeded.")
        @Size(max = 20) List<Condition> conditions,
    @JsonPropertyDescription("The current run, or the last.") @Nullable RunStatus run,
    @JsonPropertyDescription("Users of the run.") @Nullable UserStatus users,
    @JsonPropertyDescription("Workers of the run.") @Nullable WorkerStatus workers,
    @JsonPropertyDescription("Figures of the run so far, over all requests.")
        @Nullable Summary summary,
    @JsonPropertyDescription("Each threshold, and whether it holds.") @Size(max = 100) List<ThresholdStatus> thresholds,
    @JsonPropertyDescription("How the target degrades.") @Nullable StoryStatus story,
    @JsonPropertyDescription("How much the target bears, by a search.")
        @Nullable CapacityStatus capacity,
    @JsonPropertyDescription("Whether the generator kept up.") @Nullable ValidityStatus validity,
    @JsonPropertyDescription("Where the report of the last finished run is.")
        @Nullable ReportRef report,
    @JsonPropertyDescription("Finished runs, the latest first.") @Size(max = 100) List<PastRun> history) {
  public LoadTestStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    history = history == null ? List.of() : List.copyOf(history);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final LoadTestStatus EMPTY =
      new LoadTestStatus(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
