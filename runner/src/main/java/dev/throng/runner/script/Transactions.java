package dev.throng.runner.script;

import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.scenario.Instruction;
import dev.throng.runner.scenario.Program;
import java.util.function.Consumer;

/** The transactions that a user's program is in: each is a failure when one of its parts was. */
public final class Transactions {
  static final Transactions NONE = new Transactions(0);
  public static final Failure PART_FAILED = Failure.ofTarget("a part of the transaction failed");

  private final long[] startNanos;
  private final boolean[] failed;
  private int open;

  private Transactions(int depth) {
    startNanos = new long[depth];
    failed = new boolean[depth];
  }

  static Transactions of(int depth) {
    return depth == 0 ? NONE : new Transactions(depth);
  }

  void begin(int depth) {
    startNanos[depth] = System.nanoTime();
    failed[depth] = false;
    open = depth + 1;
  }

  /** A part of all open transactions failed. */
  void fail() {
    for (int depth = 0; depth < open; depth++) {
      failed[depth] = true;
    }
  }

  void end(int depth, int name, LoadLoop loop) {
    Sample sample = new Sample();
    sample.begin(name, startNanos[depth]);
    sample.sending(startNanos[depth], 0);
    sample.unanswered(System.nanoTime());
    if (failed[depth]) {
      sample.failed(PART_FAILED, loop.offsetMillis());
    }
    loop.recorder().record(sample);
    open = depth;
  }

  /** The program is given up: its open transactions end here, as failures. */
  void abandon(Program program, int from, LoadLoop loop) {
    fail();
    forEachOpen(program, from, end -> end(end.depth(), end.name(), loop));
  }

  /** The end of the test cuts the program off: its open transactions are unfinished. */
  void cut(Program program, int from, LoadLoop loop) {
    long nanos = System.nanoTime();
    forEachOpen(
        program,
        from,
        end -> {
          loop.recorder().unfinished(end.name(), nanos - startNanos[end.depth()]);
          open = end.depth();
        });
  }

  private void forEachOpen(Program program, int from, Consumer<Instruction.EndTransaction> closes) {
    for (int i = from; i < program.instructions().size() && open > 0; i++) {
      if (program.instructions().get(i) instanceof Instruction.EndTransaction end
          && end.depth() == open - 1) {
        closes.accept(end);
      }
    }
  }
}
