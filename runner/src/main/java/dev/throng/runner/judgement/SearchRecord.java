package dev.throng.runner.judgement;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.SearchGoal;
import dev.throng.runner.search.SearchRule;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.search.SearchStep.Result;
import java.util.ArrayList;
import java.util.List;

/** The steps of a search that have ended, and what they say in all. */
final class SearchRecord {
  private final SearchGoal goal;
  private final List<SearchStep> steps = new ArrayList<>();
  private final List<List<ThresholdStatus>> statuses = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private FoundCapacity capacity;

  SearchRecord(SearchGoal goal) {
    this.goal = goal;
    capacity = SearchRule.cutShort(goal, steps);
  }

  void add(SearchStep step, List<ThresholdStatus> ofStep) {
    steps.add(step);
    statuses.add(ofStep);
    capacity = SearchRule.cutShort(goal, steps);
  }

  /** Keeps what a reader of the steps must know. */
  void note(String clause) {
    notes.add(clause);
  }

  /** The search has come to its end. */
  void found(FoundCapacity answer) {
    capacity = answer;
  }

  FoundCapacity capacity() {
    return capacity;
  }

  SearchStep first() {
    return steps.getFirst();
  }

  SearchStep last() {
    return steps.getLast();
  }

  SearchRule.Next next(int second) {
    return SearchRule.next(goal, steps, second);
  }

  /**
   * The thresholds as observed at the highest load that held, or at the last if none did.
   *
   * @param now of the step that goes on
   */
  List<ThresholdStatus> ofBearableLoad(List<ThresholdStatus> now) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      SearchStep step = steps.get(i);
      boolean ofAnswer =
          capacity.holds() == null
              || step.load() == capacity.holds() && step.result() == Result.HELD;
      if (ofAnswer) {
        return statuses.get(i);
      }
    }
    return now;
  }

  /** The notes, and of which load the thresholds are. */
  List<String> sentences() {
    List<String> all = new ArrayList<>();
    notes.forEach(note -> all.add(Character.toUpperCase(note.charAt(0)) + note.substring(1) + "."));
    if (capacity.holds() != null) {
      all.add(
          "The thresholds are those at "
              + CapacityWords.load(capacity.holds(), goal.unit())
              + ", the highest load that held.");
    }
    return all;
  }

  SearchSoFar soFar() {
    return new SearchSoFar(goal, steps, capacity, notes);
  }
}
