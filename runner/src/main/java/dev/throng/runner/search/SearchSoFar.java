package dev.throng.runner.search;

import java.util.List;

/**
 * A search at a moment, or at its end.
 *
 * @param steps those that have ended
 * @param capacity what they say in all
 * @param notes what a reader of the steps must know
 */
public record SearchSoFar(
    SearchGoal goal, List<SearchStep> steps, FoundCapacity capacity, List<String> notes) {
  public SearchSoFar {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }
}
