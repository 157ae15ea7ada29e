package dev.throng.runner.story;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run says of its target. A pure function of the history: the same run has the same story.
 *
 * @param headline one sentence: up to which load it holds, what gives way and how, whether it
 *     recovers
 * @param findings the most important first
 * @param cannotSay what this run could not answer, and which run would
 * @param ignored findings that were not to be told
 * @param undecided findings that this run could not have shown, whatever the target did
 * @param load what the target did at each load; null of a run whose load did not rise enough
 */
public record Story(
    String headline,
    Degradation degradation,
    List<Finding> findings,
    List<String> cannotSay,
    Set<FindingId> ignored,
    Set<FindingId> undecided,
    @Nullable LoadResponse load) {
  public Story {
    findings = List.copyOf(findings);
    cannotSay = List.copyOf(cannotSay);
    ignored = Set.copyOf(ignored);
    undecided = Set.copyOf(undecided);
  }

  public static Story of(History history) {
    return of(history, Set.of());
  }

  /**
   * @param ignored findings that are known and not to be told
   */
  public static Story of(History history, Set<FindingId> ignored) {
    return new Investigation(history).story(ignored);
  }
}
