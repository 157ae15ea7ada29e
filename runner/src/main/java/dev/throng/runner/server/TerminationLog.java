package dev.throng.runner.server;

import dev.throng.crds.run.LostWorker;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.FindingStatus;
import dev.throng.crds.status.StoryStatus;
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
 * what does not fit. Long sentences are shortened first; then what the story can't say goes, then
 * lost workers, findings and at last thresholds.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/">Kubernetes:
 *     termination messages have at most 4096 bytes</a>
 */
public final class TerminationLog {
  static final int MAX_BYTES = 4096;
  private static final int SHORT_SENTENCE = 512;

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
    StoryStatus story = status.story();
    while (true) {
      String shorter = RunApi.text(with(status, lost, thresholds, story));
      if (fits(shorter)) {
        return shorter;
      }
      if (story != null && !story.cannotSay().isEmpty()) {
        story = with(story, story.findings(), List.of());
      } else if (!lost.isEmpty()) {
        lost = withoutLast(lost);
      } else if (story != null && !story.findings().isEmpty()) {
        story = with(story, withoutLast(story.findings()), List.of());
      } else if (!thresholds.isEmpty()) {
        thresholds = withoutLast(thresholds);
      } else {
        return shorter;
      }
    }
  }

  private static <T> List<T> withoutLast(List<T> list) {
    return list.subList(0, list.size() - 1);
  }

  private static StoryStatus with(
      StoryStatus story, List<FindingStatus> findings, List<String> cannotSay) {
    return new StoryStatus(
        Shortened.to(SHORT_SENTENCE, story.headline()), story.degradation(), findings, cannotSay);
  }

  private static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static MasterStatus with(
      MasterStatus status,
      List<LostWorker> lost,
      List<ThresholdStatus> thresholds,
      @Nullable StoryStatus story) {
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
        status.reason() == null ? null : Shortened.to(SHORT_SENTENCE, status.reason()),
        story,
        status.capacity(),
        status.validity(),
        lost);
  }
}
