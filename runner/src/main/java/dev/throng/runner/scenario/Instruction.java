package dev.throng.runner.scenario;

/**
 * One thing that a user does, or a turn in the order of those things. A {@link RequestPlan} is
 * sent, and its answer waited for.
 */
public sealed interface Instruction
    permits RequestPlan,
        Instruction.Pause,
        Instruction.SetVariable,
        Instruction.SetHeader,
        Instruction.NextRow,
        Instruction.JumpUnless,
        Instruction.Jump,
        Instruction.BeginLoop,
        Instruction.EndLoop,
        Instruction.BeginTransaction,
        Instruction.EndTransaction {
  /** Waits. */
  record Pause(long nanos) implements Instruction {}

  /** Sets a variable. */
  record SetVariable(int slot, Expression value) implements Instruction {}

  /** Sets a header of all further requests of this user. */
  record SetHeader(String name, Text value) implements Instruction {}

  /** Puts the next row of a feed into a variable. */
  record NextRow(int feed, int slot) implements Instruction {}

  /** Goes on elsewhere unless the condition holds. */
  record JumpUnless(Condition condition, int target) implements Instruction {}

  /** Goes on elsewhere. */
  record Jump(int target) implements Instruction {}

  /** Sets a loop counter to 0. */
  record BeginLoop(int counter) implements Instruction {}

  /** Adds one to a loop counter and goes back until it has reached {@code times}. */
  record EndLoop(int counter, int times, int target) implements Instruction {}

  /** Starts the clock of a transaction. */
  record BeginTransaction(int depth) implements Instruction {}

  /** Records a transaction. */
  record EndTransaction(int depth, int name) implements Instruction {}
}
