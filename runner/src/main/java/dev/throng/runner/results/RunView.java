package dev.throng.runner.results;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.history.History;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.story.Story;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run at a moment, or at its end: what console, CSV, JSON, JUnit, HTML and API are made from. It
 * never changes, and may be read on any thread.
 *
 * @param total over all requests, transactions excluded
 * @param requests one for each name, transactions included, sorted
 * @param story what the run says of its target; null while nothing has been told
 * @param search null without one
 * @param outcome null while the run goes on
 * @param notes sentences that a reader must know, such as names that went into {@code (other)}
 */
public record RunView(
    RunInfo info,
    Phase phase,
    UserCounts users,
    RequestStats total,
    List<RequestStats> requests,
    List<FailureStats> failures,
    List<ExceptionStats> exceptions,
    List<CheckStats> checks,
    List<ThresholdStatus> thresholds,
    Timeline timeline,
    History history,
    @Nullable Story story,
    @Nullable SearchSoFar search,
    GeneratorHealth health,
    GeneratorStats generator,
    ArrivalStats arrivals,
    List<WorkerView> workers,
    @Nullable Outcome outcome,
    List<String> notes) {

  /** The same with more notes. */
  public RunView noting(List<String> more) {
    return new RunView(
        info,
        phase,
        users,
        total,
        requests,
        failures,
        exceptions,
        checks,
        thresholds,
        timeline,
        history,
        story,
        search,
        health,
        generator,
        arrivals,
        workers,
        outcome,
        Stream.concat(notes.stream(), more.stream()).toList());
  }

  /** Where a run stands. */
  public enum Phase {
    WAITING_FOR_WORKERS,
    RUNNING,
    STOPPING,
    FINISHED
  }
}
