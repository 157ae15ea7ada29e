package dev.throng.runner.scenario;

import dev.throng.crds.steps.Branch;
import dev.throng.crds.steps.Feed;
import dev.throng.crds.steps.Loop;
import dev.throng.crds.steps.Malformed;
import dev.throng.crds.steps.Pause;
import dev.throng.crds.steps.Request;
import dev.throng.crds.steps.SetHeaders;
import dev.throng.crds.steps.SetVariables;
import dev.throng.crds.steps.Step;
import dev.throng.crds.steps.Timed;
import dev.throng.crds.values.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
          placed instanceof RequestPlan request && finished.size() < compiler.bodiesReadUntil
              ? request.readingBody()
              : placed);
    }
    return new Program(where, List.copyOf(finished), compiler.loops, compiler.maxTransactionDepth);
  }

  private void addAll(List<Step> steps) {
    steps.forEach(this::add);
  }

  private void add(Step step) {
    switch (step) {
      case Request request -> {
        addRequest(request);
        return;
      }
      case Feed(String feed) ->
          instructions.add(new Instruction.NextRow(numbering.feed(feed), slots.of(feed)));
      case SetVariables(Map<String, String> values) ->
          values.forEach((name, value) ->
              instructions.add(
                  new Instruction.SetVariable(slots.of(name), expressions.value(value))));
      case SetHeaders(Map<String, String> headers) ->
          headers.forEach((name, value) ->
              instructions.add(new Instruction.SetHeader(name, expressions.text(value))));
      case Pause(GoDuration duration) ->
          instructions.add(new Instruction.Pause(duration.toNanos()));
      case Branch branch -> addBranch(branch);
      case Loop loop -> addLoop(loop);
      case Timed timed -> addTransaction(timed);
      case Malformed malformed ->
          throw new IllegalArgumentException("a step is not valid: " + malformed.faults());
    }
    noteRead(expressions.drainReadsBody());
  }

  /** The next instruction may read the last answer's body. */
  private void noteRead(boolean readsBody) {
    if (readsBody) {
      bodiesReadUntil = instructions.size();
    }
  }

  private void addRequest(Request request) {
    RequestCompiler.Compiled compiled = requests.compile(request);
    noteRead(compiled.readsLastBody());
    instructions.add(compiled.request());
  }

  private void addBranch(Branch branch) {
    Condition condition = expressions.condition(branch.condition());
    noteRead(expressions.drainReadsBody());
    int jumpToElse = reserve();
    addAll(branch.then());
    int jumpToEnd = branch.otherwise().isEmpty() ? -1 : reserve();
    instructions.set(jumpToElse, new Instruction.JumpUnless(condition, instructions.size()));
    if (jumpToEnd >= 0) {
      addAll(branch.otherwise());
      instructions.set(jumpToEnd, new Instruction.Jump(instructions.size()));
    }
  }

  private void addLoop(Loop loop) {
    int counter = loops++;
    instructions.add(new Instruction.BeginLoop(counter));
    int start = instructions.size();
    addAll(loop.steps());
    noteRead(bodiesReadUntil >= start); // a round may read what the one before was answered
    instructions.add(new Instruction.EndLoop(counter, loop.times(), start));
  }

  private void addTransaction(Timed timed) {
    int depth = transactionDepth++;
    maxTransactionDepth = Math.max(maxTransactionDepth, transactionDepth);
    instructions.add(new Instruction.BeginTransaction(depth));
    addAll(timed.steps());
    instructions.add(new Instruction.EndTransaction(depth, numbering.transaction(timed)));
    transactionDepth--;
  }

  private int reserve() {
    instructions.add(null);
    return instructions.size() - 1;
  }
}
