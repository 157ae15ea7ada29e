package dev.throng.runner.script;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.scenario.Instruction;
import dev.throng.runner.scenario.Program;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import java.util.Locale;

/** Carries out a user's programs, one instruction at a time. */
final class Interpreter {
  private static final long NONE = Long.MIN_VALUE;
  private static final int[] NO_LOOPS = {};

  private final ScriptedUser user;
  private final Script script;
  private final LoadLoop loop;
  private final int maxStepsWithoutRequest;
  private Program program = Program.EMPTY;
  private int next;
  private int[] loops = NO_LOOPS;
  private Transactions transactions = Transactions.NONE;
  private long startNanos;
  private long dueNanos = NONE;
  private int stepsWithoutRequest;
  private boolean ended;
  private boolean failed;

  Interpreter(ScriptedUser user, Script script) {
    this.user = user;
    this.script = script;
    loop = script.loop();
    maxStepsWithoutRequest = script.maxStepsWithoutRequest();
  }

  void enter(Program entered) {
    program = entered;
    next = 0;
    stepsWithoutRequest = 0;
    loops = entered.loops() == 0 ? loops : new int[entered.loops()];
    transactions = Transactions.of(entered.transactions());
    startNanos = System.nanoTime();
    ended = entered.instructions().isEmpty();
    failed = false;
  }

  /** The first request to come was due at this moment, by {@link System#nanoTime()}. */
  void due(long nanos) {
    dueNanos = nanos;
  }

  /** When the program began, by {@link System#nanoTime()}. */
  long startNanos() {
    return startNanos;
  }

  /** A program that was entered before a wait begins after it. */
  void resume() {
    if (next == 0) {
      startNanos = System.nanoTime();
    }
  }

  boolean isAtEnd() {
    return next >= program.instructions().size();
  }

  /**
   * Carries out the next instruction.
   *
   * @return false when the user has to wait for something
   * @throws StepException if it cannot be carried out
   */
  boolean step() {
    stepsWithoutRequest++;
    UserSession session = user.session();
    switch (program.instructions().get(next++)) {
      case RequestPlan request -> {
        long due = dueNanos == NONE ? System.nanoTime() : dueNanos;
        dueNanos = NONE;
        stepsWithoutRequest = 0;
        return user.send(request, due);
      }
      case Instruction.Pause pause -> {
        UserTrace trace = script.trace();
        if (trace != null) {
          trace.waiting(pause.nanos());
        }
        if (dueNanos != NONE) {
          dueNanos += pause.nanos();
        }
        return user.sleep(pause.nanos());
      }
      case Instruction.SetVariable set ->
          session.variable(set.slot(), set.value().evaluate(session));
      case Instruction.SetHeader set -> session.header(set.name(), set.value().render(session));
      case Instruction.NextRow row -> session.takeRow(row.feed(), row.slot());
      case Instruction.JumpUnless jump -> {
        if (!jump.condition().holds(session)) {
          next = jump.target();
        }
      }
      case Instruction.Jump jump -> next = jump.target();
      case Instruction.BeginLoop begin -> loops[begin.counter()] = 0;
      case Instruction.EndLoop end -> {
        if (++loops[end.counter()] < end.times()) {
          mayLoopOn();
          next = end.target();
        }
      }
      case Instruction.BeginTransaction begin -> transactions.begin(begin.depth());
      case Instruction.EndTransaction end -> transactions.end(end.depth(), end.name(), loop);
    }
    return true;
  }

  private void mayLoopOn() {
    if (stepsWithoutRequest >= maxStepsWithoutRequest) {
      throw new StepException(
          String.format(
              Locale.ROOT,
              "ended here, after %,d steps without a request",
              maxStepsWithoutRequest));
    }
  }

  /** Notes that the program has come to its end, if it has and did not break off before. */
  void noteEnd() {
    if (!ended && isAtEnd()) {
      ended = true;
      loop.recorder().taskCompleted();
    }
  }

  /** The rest of the program is not done: it neither came to its end nor broke off. */
  void leave() {
    ended = true;
  }

  /** The end of the test cuts the program off in a request. */
  void cut() {
    transactions.cut(program, next, loop);
  }

  /** A request of the program failed. */
  void requestFailed() {
    failed = true;
    transactions.fail();
  }

  /** The program cannot go on; its open transactions are failures. */
  void abandon(StepException problem) {
    ended = true;
    if (failed) {
      loop.recorder().taskFailed();
    }
    String where = program.where() + request(Math.max(0, next - 1));
    loop.recorder().exception(where, problem.getMessage());
    UserTrace trace = script.trace();
    if (trace != null) {
      trace.exception(where, problem.getMessage());
    }
    transactions.abandon(program, next, loop);
    next = program.instructions().size();
  }

  private String request(int instruction) {
    return program.instructions().get(instruction) instanceof RequestPlan request
        ? ": " + script.scenario().catalogue().names().get(request.name())
        : "";
  }
}
