package dev.throng.crds.hooks;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.crds.values.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs as they may be seen. */
final class Looks {
  private static final Timestamp START = new Timestamp(Instant.parse("2026-11-28T15:00:00Z"));

  private Looks() {}

  static MasterStatus waiting() {
    return look(RunState.WAITING_FOR_WORKERS, null, true, 0, null, null);
  }

  static MasterStatus running(boolean holds, int lost) {
    return look(RunState.RUNNING, START, holds, lost, null, null);
  }

  static MasterStatus ended(RunState state, Verdict verdict, String reason) {
    return look(state, null, true, 0, verdict, reason);
  }

  private static MasterStatus look(
      RunState state,
      @Nullable Timestamp start,
      boolean holds,
      int lost,
      @Nullable Verdict verdict,
      @Nullable String reason) {
    return new MasterStatus(
        state,
        start,
        null,
        1,
        new UserStatus(10, 10),
        new WorkerStatus(2, 2 - lost, lost),
        null,
        List.of(new ThresholdStatus("p95 < 2s", "GET /x", null, "3.1s", holds)),
        verdict,
        reason,
        null,
        null,
        null,
        List.of());
  }
}
