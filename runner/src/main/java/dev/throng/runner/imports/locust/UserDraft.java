package dev.throng.runner.imports.locust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user class, translated.
 *
 * @param host where it goes; empty if the file does not say
 * @param weight 1 if the file does not say
 * @param fixedCount 0 for a share by weight
 * @param endsUser whether a failure in onStart ends the user
 * @param inOrder whether its tasks follow each other
 */
record UserDraft(
    String name,
    int line,
    String host,
    long weight,
    long fixedCount,
    @Nullable WaitDraft pause,
    List<Act> onStart,
    boolean endsUser,
    List<Act> onStop,
    boolean inOrder,
    List<TaskDraft> tasks) {

  /** Without values that nobody reads, and with those of answers in onStart taken out of them. */
  UserDraft tidy() {
    UsedVariables used = new UsedVariables();
    used.add(onStart);
    used.add(onStop);
    used.addTasks(tasks);
    return new UserDraft(
        name,
        line,
        host,
        weight,
        fixedCount,
        pause,
        endsUser ? Extracts.of(used.only(onStart)) : used.only(onStart),
        endsUser,
        used.only(onStop),
        inOrder,
        used.onlyOf(tasks));
  }

  /**
   * A task, or a set of tasks.
   *
   * @param acts what it does, if it is no set
   * @param tasks what a set has; empty for a task
   */
  record TaskDraft(
      String name,
      int line,
      long weight,
      List<String> tags,
      List<Act> acts,
      boolean inOrder,
      List<TaskDraft> tasks) {
    TaskDraft withWeight(long other) {
      return new TaskDraft(name, line, other, tags, acts, inOrder, tasks);
    }
  }
}
