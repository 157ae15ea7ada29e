package dev.throng.crds.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.throng.crds.status.CapacityStatus;
import dev.throng.crds.status.StoryStatus;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.ValidityStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.crds.values.Timestamp;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as its master sees it: the answer to {@code GET /api/v1/run}, and, without what does not
 * fit into 4096 bytes, the master's termination message.
 *
 * @param seed the same seed gives the same decisions
 * @param summary null before the first request has ended
 * @param capacity null without a search, and until it has ended
 * @param verdict null until the run has finished
 * @param reason one sentence of evidence for the verdict
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MasterStatus(
    RunState state,
    @Nullable Timestamp startTime,
    @Nullable Timestamp endTime,
    long seed,
    UserStatus users,
    WorkerStatus workers,
    @Nullable Summary summary,
    @Size(max = 100) List<ThresholdStatus> thresholds,
    @Nullable Verdict verdict,
    @Nullable String reason,
    @Nullable StoryStatus story,
    @Nullable CapacityStatus capacity,
    @Nullable ValidityStatus validity,
    List<LostWorker> lostWorkers) {
  /** The reason of a master that got a signal: why is known to who sent it. */
  public static final String TOLD_TO_END = "the master was told to end before the test was over";

  public MasterStatus {
    users = users == null ? new UserStatus(0, 0) : users;
    workers = workers == null ? new WorkerStatus(0, 0, 0) : workers;
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    lostWorkers = lostWorkers == null ? List.of() : List.copyOf(lostWorkers);
  }
}
