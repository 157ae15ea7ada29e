package dev.throng.runner.users;

import dev.throng.runner.load.WeightedChoice;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a user does next. */
sealed interface TaskPick {
  /** How often it is drawn beside the others. */
  int weight();

  /**
   * A method.
   *
   * @param handle takes the object that has it
   */
  record Method(String name, int weight, MethodHandle handle) implements TaskPick {}

  /**
   * A task set.
   *
   * @param make takes the object around it
   */
  record Set(String name, int weight, MethodHandle make, Several tasks) implements TaskPick {}

  /** The same task, in which all of several run, and in order. */
  private TaskPick inOrder() {
    return switch (this) {
      case Method method -> method;
      case Set set -> new Set(set.name(), set.weight(), set.make(), set.tasks().inOrder());
    };
  }

  /**
   * The tasks of a user or a task set.
   *
   * @param choice null where they run in order
   */
  record Several(List<TaskPick> tasks, @Nullable WeightedChoice choice) {
    /**
     * @return those that are drawn by weight: none if all weights are 0
     */
    static Several of(List<TaskPick> tasks, boolean sequential) {
      if (sequential) {
        return new Several(List.copyOf(tasks), null);
      }
      List<TaskPick> drawn = tasks.stream().filter(task -> task.weight() > 0).toList();
      return new Several(
          drawn,
          drawn.isEmpty()
              ? null
              : new WeightedChoice(drawn.stream().mapToInt(TaskPick::weight).toArray()));
    }

    /** The same tasks, with those within them, in order. */
    Several inOrder() {
      return new Several(tasks.stream().map(TaskPick::inOrder).toList(), null);
    }

    int size() {
      return tasks.size();
    }

    boolean isEmpty() {
      return tasks.isEmpty();
    }

    /**
     * One of them.
     *
     * @param turn how many were picked before
     */
    TaskPick next(int turn, SplittableRandom random) {
      return tasks.get(choice == null ? turn % tasks.size() : choice.draw(random));
    }
  }
}
