package dev.throng.runner.server;

import dev.throng.crds.run.LostWorker;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict as a container's termination message, which outlives the pod: the run's status, less
 * what does not fit. Reasons are shortened first, then lost workers and at last thresholds go.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/">Kubernetes:
 *     termination messages have at most 4096 bytes</a>
 */
public final class TerminationLog {
  static final int MAX_BYTES = 4096;
  private static final int SHORT_REASON = 512;

  private TerminationLog() {}

  /**
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, RunView view, int expectedWorkers) throws IOException {
    String text = text(Statuses.of(view, expectedWorkers));
    Files.write(file, text.getBytes(StandardCharsets.UTF_8)); // which takes halves of code points
  }

  static String text(MasterStatus status) {
    String whole = RunApi.text(status);
    if (fits(whole)) {
      return whole;
    }
    List<LostWorker> lost = status.lostWorkers();
    List<ThresholdStatus> thresholds = status.thresholds();
    while (true) {
      String shorter = RunApi.text(with(status, lost, thresholds));
      if (fits(shorter) || lost.isEmpty() && thresholds.isEmpty()) {
        return shorter;
      }
      if (lost.isEmpty()) {
        thresholds = thresholds.subList(0, thresholds.size() - 1);
      } else {
        lost = lost.subList(0, lost.size() - 1);
      }
    }
  }

  private static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static MasterStatus with(
      MasterStatus status, List<LostWorker> lost, List<ThresholdStatus> thresholds) {
    return new MasterStatus(
        status.state(),
        status.startTime(),
        status.endTime(),
        status.seed(),
        status.users(),
        status.workers(),
        status.summary(),
        thresholds,
        status.verdict(),
        shortened(status.reason()),
        status.story(),
        status.validity(),
        lost);
  }

  private static @Nullable String shortened(@Nullable String reason) {
    if (reason == null || reason.length() <= SHORT_REASON) {
      return reason;
    }
    int end = SHORT_REASON - 1;
    return reason.substring(0, Character.isHighSurrogate(reason.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
