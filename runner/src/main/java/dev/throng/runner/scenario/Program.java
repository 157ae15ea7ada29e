package dev.throng.runner.scenario;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Steps as flat instructions, so that a user is resumed by a number.
 *
 * @param where user class and task, for people
 * @param loops how many loop counters it needs
 * @param transactions how deep its transactions nest
 */
public record Program(String where, List<Instruction> instructions, int loops, int transactions)
    implements TaskPlan {
  public static final Program EMPTY = new Program("", List.of(), 0, 0);

  public boolean isEmpty() {
    return instructions.isEmpty();
  }

  @Override
  public void pick(SplittableRandom random, Consumer<Program> programs) {
    programs.accept(this);
  }
}
