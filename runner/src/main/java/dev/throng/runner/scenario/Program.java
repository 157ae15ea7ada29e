package dev.throng.runner.scenario;

import java.util.List;

/**
 * Steps as flat instructions, so that a user is resumed by a number.
 *
 * @param where user class and task, for people
 * @param loops how many loop counters it needs
 * @param transactions how deep its transactions nest
 */
public record Program(String where, List<Instruction> instructions, int loops, int transactions) {
  public static final Program EMPTY = new Program("", List.of(), 0, 0);

  public boolean isEmpty() {
    return instructions.isEmpty();
  }
}
