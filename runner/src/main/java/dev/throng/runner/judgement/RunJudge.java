package dev.throng.runner.judgement;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.tally.Second;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a run, second by second: as a whole, or step by step. */
public interface RunJudge {
  /** What a second is to the verdict. */
  enum Weight {
    /** Measured and shown, not judged. */
    NOT_JUDGED,
    JUDGED,
    /** Judged, and the generator did not keep up in it. */
    NOT_KEPT_UP
  }

  /** Takes the errors of a worker's second. */
  void addErrors(Snapshot snapshot);

  /** Takes a second of all workers. */
  Weight add(Second second);

  /** What a reader must know of a second, the latest: which thresholds are broken in it. */
  List<String> marks(Second second);

  /** A threshold that wants the test to stop now; it stays broken. */
  Optional<LoadEnd> abort(double offsetSeconds);

  /**
   * So many arrivals have been due.
   *
   * @param inWarmup those of them that were due in the warm-up
   */
  void planned(long total, long inWarmup);

  /**
   * The verdict.
   *
   * @param uncounted what is not counted since a worker did not stop in time; null if all is
   * @param findings of the story, as far as they decide it
   */
  Outcome outcome(LoadEnd ending, @Nullable String uncounted, FailingFindings findings);

  List<ThresholdStatus> statuses();

  GeneratorHealth health();

  /** Sentences about what the tables of requests do not tell. */
  List<String> notes();

  /** The search; null without one. */
  @Nullable SearchSoFar search();
}
