package dev.throng.crds.rules;

import dev.throng.crds.spec.Tags;
import dev.throng.crds.spec.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tasks run, as Locust filters them: a task inherits the tags of those it is nested in; it
 * needs an included tag, if any is included, and no excluded one.
 */
public final class TagFilter {
  private TagFilter() {}

  /** The tasks that are left, without nested tasks that are not. */
  public static List<Task> kept(List<Task> tasks, Tags tags) {
    return kept(tasks, tags, Set.of());
  }

  private static List<Task> kept(List<Task> tasks, Tags tags, Set<String> inherited) {
    List<Task> kept = new ArrayList<>();
    for (Task task : tasks) {
      Set<String> all = new LinkedHashSet<>(inherited);
      all.addAll(task.tags());
      if (task.tasks().isEmpty()) {
        if (runs(all, tags)) {
          kept.add(task);
        }
        continue;
      }
      List<Task> nested = kept(task.tasks(), tags, all);
      if (!nested.isEmpty()) {
        kept.add(
            new Task(
                task.name(), task.weight(), task.tags(), task.steps(), task.sequence(), nested));
      }
    }
    return List.copyOf(kept);
  }

  /**
   * Whether a task runs.
   *
   * @param own its tags, and those of the tasks that it is nested in
   */
  public static boolean runs(Set<String> own, Tags tags) {
    boolean included = tags.include().isEmpty() || tags.include().stream().anyMatch(own::contains);
    return included && tags.exclude().stream().noneMatch(own::contains);
  }
}
