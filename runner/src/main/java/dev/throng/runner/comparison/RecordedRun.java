package dev.throng.runner.comparison;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.Summary;
import dev.throng.runner.history.History;
import dev.throng.runner.history.SecondState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A run as its result document keeps it.
 *
 * @param label how people call it: its file
 * @param verdict as text; null of a run that had not ended, or is only planned
 * @param reason of the verdict
 * @param target the base URL in effect
 * @param overrides what flags changed in the manifest
 * @param spec of the manifest as written; null where the document has none that can be read, or
 *     several
 * @param manifest its text
 * @param java the SHA-256 of each Java source by its name
 * @param summary over all requests of the whole run; null of a run without any
 * @param capacity null where none was searched for, or found
 */
public record RecordedRun(
    String label,
    String name,
    @Nullable String verdict,
    String reason,
    String target,
    List<String> overrides,
    @Nullable LoadTestSpec spec,
    String manifest,
    SortedMap<String, String> java,
    History history,
    @Nullable Summary summary,
    @Nullable KnownCapacity capacity) {

  private static final Set<String> OF_THE_TARGET = Set.of("Passed", "Failed");

  /** Runs of the same plan differ by no more. */
  private static final int LONGER_SECONDS = 2;

  /** Why it cannot be compared with any run; empty if its verdict speaks of the target. */
  public Optional<String> obstacle() {
    if (verdict == null) {
      return Optional.of(label + " is of a run that had not ended.");
    }
    return OF_THE_TARGET.contains(verdict)
        ? Optional.empty()
        : Optional.of(label + " is " + verdict + ", which says nothing of the target: " + reason);
  }

  /** Whether its load is one that searches for a capacity, whatever it found. */
  public boolean isSearch() {
    return capacity != null
        || spec != null && spec.load().search() != null
        || overrides.stream().anyMatch(change -> change.startsWith("--find-capacity"));
  }

  /** How long its load lasted, until it began to stop. */
  public int loadSeconds() {
    int seconds = history.seconds();
    while (seconds > 0 && history.load(seconds - 1).state() == SecondState.STOPPING) {
      seconds--;
    }
    return seconds;
  }

  /** Whether their loads lasted as long, but for what ends them. */
  public boolean isAsLongAs(RecordedRun other) {
    return Math.abs(loadSeconds() - other.loadSeconds()) <= LONGER_SECONDS;
  }

  /**
   * What a search found: it lies between both.
   *
   * @param breaks infinite where no load was found that breaks a threshold
   * @param unit such as {@code users}
   */
  public record KnownCapacity(double holds, double breaks, String unit) {}
}
