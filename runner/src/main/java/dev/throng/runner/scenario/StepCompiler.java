package dev.throng.runner.scenario;

import dev.throng.crds.spec.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the steps of one task into a program. */
final class StepCompiler {
  private final RequestCompiler requests;
  private final Expressions expressions;
  private final Slots slots;
  private final Numbering numbering;
  private final List<@Nullable Instruction> instructions = new ArrayList<>();
  private int loops;
  private int transactionDepth;
  private int maxTransactionDepth;

  /** The bodies of all answers to requests before this instruction are kept. */
  private int bodiesReadUntil;

  private StepCompiler(
      RequestCompiler requests, Expressions expressions, Slots slots, Numbering numbering) {
    this.requests = requests;
    this.expressions = expressions;
    this.slots = slots;
    this.numbering = numbering;
  }

  static Program compile(
      String where,
      List<Step> steps,
      RequestCompiler requests,
      Expressions expressions,
      Slots slots,
      Numbering numbering) {
    if (steps.isEmpty()) {
      return Program.EMPTY;
    }
    StepCompiler compiler = new StepCompiler(requests, expressions, slots, numbering);
    expressions.drainReadsBody();
    compiler.addAll(steps);
    List<Instruction> finished = new ArrayList<>();
    for (Instruction instruction : compiler.instructions) {
      Instruction placed = java.util.Objects.requireNonNull(instruction);
      finished.add(
          placed instanceof Instruction.Send send && finished.size() < compiler.bodiesReadUntil
              ? new Instruction.Send(send.request().readingBody())
              : placed);
    }
    return new Program(where, List.copyOf(finished), compiler.loops, compiler.maxTransactionDepth);
  }

  private void addAll(List<Step> steps) {
    steps.forEach(this::add);
  }

  private void add(Step step) {
    if (step.feed() != null) {
      instructions.add(new Instruction.NextRow(numbering.feed(step.feed()), slots.of(step.feed())));
    } else if (!step.set().isEmpty()) {
      step.set()
          .forEach((name, value) ->
              instructions.add(
                  new Instruction.SetVariable(slots.of(name), expressions.value(value))));
    } else if (!step.setHeader().isEmpty()) {
      step.setHeader()
          .forEach((name, value) ->
              instructions.add(new Instruction.SetHeader(name, expressions.text(value))));
    } else if (step.pause() != null) {
      instructions.add(new Instruction.Pause(step.pause().toNanos()));
    } else if (step.condition() != null) {
      addIf(step, step.condition());
    } else if (step.repeat() != null) {
      addRepeat(step.repeat().times(), step.repeat().steps());
    } else if (step.transaction() != null) {
      addTransaction(step.transaction().name(), step.transaction().steps());
    } else {
      addRequest(step);
      return;
    }
    noteRead(expressions.drainReadsBody());
  }

  /** The next instruction may read the last answer's body. */
  private void noteRead(boolean readsBody) {
    if (readsBody) {
      bodiesReadUntil = instructions.size();
    }
  }

  private void addRequest(Step step) {
    RequestCompiler.Compiled compiled = requests.compile(step);
    noteRead(compiled.readsLastBody());
    instructions.add(new Instruction.Send(compiled.request()));
  }

  private void addIf(Step step, String source) {
    Condition condition = expressions.condition(source);
    noteRead(expressions.drainReadsBody());
    int jumpToElse = reserve();
    addAll(step.then());
    int jumpToEnd = step.otherwise().isEmpty() ? -1 : reserve();
    instructions.set(jumpToElse, new Instruction.JumpUnless(condition, instructions.size()));
    if (jumpToEnd >= 0) {
      addAll(step.otherwise());
      instructions.set(jumpToEnd, new Instruction.Jump(instructions.size()));
    }
  }

  private void addRepeat(int times, List<Step> steps) {
    int counter = loops++;
    instructions.add(new Instruction.BeginLoop(counter));
    int start = instructions.size();
    addAll(steps);
    noteRead(bodiesReadUntil >= start); // a round may read what the one before was answered
    instructions.add(new Instruction.EndLoop(counter, times, start));
  }

  private void addTransaction(String name, List<Step> steps) {
    int depth = transactionDepth++;
    maxTransactionDepth = Math.max(maxTransactionDepth, transactionDepth);
    instructions.add(new Instruction.BeginTransaction(depth));
    addAll(steps);
    instructions.add(new Instruction.EndTransaction(depth, numbering.transaction(name)));
    transactionDepth--;
  }

  private int reserve() {
    instructions.add(null);
    return instructions.size() - 1;
  }
}
