package dev.throng.runner.scenario;

import dev.throng.runner.load.WeightedChoice;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A task with steps, which is one program, or nested tasks. */
public sealed interface TaskPlan permits Program, TaskPlan.Drawn, TaskPlan.InOrder {
  /** Hands over the programs of one pick, in the order in which they are to run. */
  void pick(SplittableRandom random, Consumer<Program> programs);

  /** One of several tasks, by weight. */
  record Drawn(List<TaskPlan> tasks, WeightedChoice choice) implements TaskPlan {
    @Override
    public void pick(SplittableRandom random, Consumer<Program> programs) {
      tasks.get(choice.draw(random)).pick(random, programs);
    }
  }

  /** All of several tasks, in order. */
  record InOrder(List<TaskPlan> tasks) implements TaskPlan {
    @Override
    public void pick(SplittableRandom random, Consumer<Program> programs) {
      tasks.forEach(task -> task.pick(random, programs));
    }
  }
}
