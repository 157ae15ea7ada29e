package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.UserCounts;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.story.Story;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@code docs/outputs.md} promises it. Within a version of the schema fields are only
 * added; the page of the HTML report reads the same document.
 *
 * @param phase {@code waitingForWorkers}, {@code running}, {@code stopping} or {@code finished}
 * @param verdict null until the run is finished
 * @param reason one sentence of evidence for the verdict
 * @param arrivals null for a load of users
 * @param story null while nothing has been told
 * @param capacity null without a search
 * @param history what the story is told from; null where a page shows the document
 */
record ResultDocument(
    String schema,
    String throngVersion,
    String phase,
    @Nullable String verdict,
    @Nullable String reason,
    Run run,
    List<String> notes,
    List<ThresholdStatus> thresholds,
    UserCounts users,
    @Nullable Arrivals arrivals,
    Request total,
    List<Request> requests,
    List<Failure> failures,
    List<Exception> exceptions,
    List<Check> checks,
    Generator generator,
    List<Worker> workers,
    Spectrum spectrum,
    TimelineColumns timeline,
    @Nullable StoryDocument story,
    @Nullable CapacityDocument capacity,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HistoryColumns history) {

  static final String SCHEMA = "throng.dev/result/v1";

  /**
   * @param sample head and body of one such answer; null if there was none, or none was kept
   * @param traces of the first such requests that began a trace
   */
  record Failure(
      String type,
      String name,
      String error,
      long occurrences,
      String firstSeen,
      String lastSeen,
      @Nullable FailedAnswer sample,
      List<TraceRow> traces) {}

  record Exception(String message, String where, long count, SortedSet<String> workers) {}

  record Check(String type, String name, String check, long passed, long failed) {}

  record Worker(String name, String state, int users) {}

  static ResultDocument of(RunView view) {
    return of(view, view.timeline(), HistoryColumns.of(view.history()));
  }

  /** For a page: with a timeline that may be a part of the view's, and without the history. */
  static ResultDocument of(RunView view, Timeline timeline) {
    return of(view, timeline, null);
  }

  private static ResultDocument of(
      RunView view, Timeline timeline, @Nullable HistoryColumns history) {
    Story story = view.story();
    Outcome outcome = view.outcome();
    Instant start = view.info().startTime();
    return new ResultDocument(
        SCHEMA,
        view.info().version(),
        phase(view.phase()),
        outcome == null ? null : outcome.verdict().toString(),
        outcome == null ? null : outcome.reason(),
        Run.of(view.info()),
        view.notes(),
        view.thresholds(),
        view.users(),
        Arrivals.of(view.arrivals()),
        Request.of(view.total(), start),
        view.requests().stream().map(stats -> Request.of(stats, start)).toList(),
        failures(view),
        view.exceptions().stream()
            .map(seen -> new Exception(seen.message(), seen.where(), seen.count(), seen.workers()))
            .toList(),
        view.checks().stream()
            .map(seen ->
                new Check(
                    seen.key().type(),
                    seen.key().name(),
                    seen.check(),
                    seen.passed(),
                    seen.failed()))
            .toList(),
        Generator.of(view.health(), view.generator()),
        view.workers().stream()
            .map(worker -> new Worker(worker.name(), state(worker.state()), worker.users()))
            .toList(),
        Spectrum.of(view.total()),
        TimelineColumns.of(timeline),
        story == null ? null : StoryDocument.of(story),
        view.search() == null ? null : CapacityDocument.of(view.search()),
        history);
  }

  private static List<Failure> failures(RunView view) {
    return view.failures().stream()
        .map(seen ->
            new Failure(
                seen.key().type(),
                seen.key().name(),
                seen.error(),
                seen.occurrences(),
                seen.firstSeen().toString(),
                seen.lastSeen().toString(),
                seen.sample(),
                TraceRow.of(seen.traced(), view.info().startTime())))
        .toList();
  }

  private static String phase(RunView.Phase phase) {
    return switch (phase) {
      case WAITING_FOR_WORKERS -> "waitingForWorkers";
      case RUNNING -> "running";
      case STOPPING -> "stopping";
      case FINISHED -> "finished";
    };
  }

  private static String state(WorkerView.State state) {
    return switch (state) {
      case CONNECTING -> "connecting";
      case READY -> "ready";
      case RUNNING -> "running";
      case LOST -> "lost";
      case LEFT -> "left";
      case STOPPED -> "stopped";
    };
  }
}
