package dev.throng.runner.worker;

import dev.throng.crds.spec.UserClass.OnStartFailure;
import dev.throng.runner.load.Seeds;
import dev.throng.runner.scenario.Answer;
import dev.throng.runner.scenario.Instruction;
import dev.throng.runner.scenario.Program;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.scenario.UserClassPlan;
import dev.throng.runner.scenario.UserScope;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A simulated user: a state machine that runs its programs until it has to wait for an answer or
 * for time to pass. Its decisions come from its own generator, seeded by the run's seed and its
 * number, so the same seed repeats them.
 */
final class User implements UserScope {
  private static final int MAX_IDLE_TURNS = 64;

  private final int index;
  private final UserClassPlan plan;
  private final LoadLoop loop;
  private final SplittableRandom random;
  private final @Nullable Object[] variables;
  private final Exchange exchange;
  private final @Nullable OwnConnections ownConnections;
  private final Cookies cookies;
  private final ArrayDeque<Program> queue = new ArrayDeque<>(1);
  private @Nullable Map<String, String> headers;
  private @Nullable Map<Integer, Map<String, Object>> rows;
  private @Nullable Answer answer;

  private Phase phase = Phase.ON_START;
  private Program program = Program.EMPTY;
  private int next;
  private int[] loops = {};
  private Transactions transactions = Transactions.NONE;
  private boolean onStartFailed;
  private boolean stopping;
  private boolean advancing;
  private int turnsWithoutWait;
  private long taskStartNanos;
  private long arrivalNanos = NONE;
  private @Nullable Future<?> timer;

  private static final long NONE = Long.MIN_VALUE;

  private enum Phase {
    ON_START,
    TASKS,
    IDLE,
    ON_STOP,
    ENDED
  }

  User(int index, UserClassPlan plan, LoadLoop loop) {
    this.index = index;
    this.plan = plan;
    this.loop = loop;
    random = new SplittableRandom(Seeds.mix(loop.seed(), index));
    variables = new Object[loop.scenario().variables()];
    loop.scenario().constants().forEach((slot, value) -> variables[slot] = value);
    cookies = new Cookies(loop.scenario().http().cookies());
    SharedConnections shared = loop.sharedConnections();
    ownConnections = shared == null ? new OwnConnections(loop) : null;
    exchange = new Exchange(this, loop, shared == null ? ownConnections() : shared);
  }

  /** Begins with onStart, and goes on with tasks. */
  void start() {
    enter(plan.onStart());
    advance();
  }

  /** Begins with onStart if it has not, and runs one pick of tasks that was due at a moment. */
  void arrive(long dueNanos) {
    arrivalNanos = dueNanos;
    if (phase == Phase.IDLE) {
      phase = Phase.TASKS;
      nextTask();
    } else {
      enter(plan.onStart());
    }
    advance();
  }

  /** Ends in order: at once when it waits, after the request under way otherwise; onStop runs. */
  void stop() {
    if (stopping || phase == Phase.ENDED) {
      return;
    }
    stopping = true;
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
      timer = null;
      advance();
    } else if (phase == Phase.IDLE) {
      advance();
    }
  }

  /** Ends at once: a request under way counts as unfinished. */
  void cut() {
    if (exchange.isUnderWay()) {
      exchange.cut();
    }
    end();
  }

  /** The exchange is over. */
  void answered(boolean failed, @Nullable StepException problem) {
    turnsWithoutWait = 0;
    if (failed) {
      onStartFailed |= phase == Phase.ON_START;
      transactions.fail();
    }
    if (problem != null) {
      abandonProgram(problem);
    }
    advance();
  }

  private void advance() {
    if (advancing) {
      return;
    }
    advancing = true;
    try {
      while (phase != Phase.ENDED && step()) {}
    } finally {
      advancing = false;
    }
  }

  /** Carries out the next thing; false when the user has to wait for something. */
  private boolean step() {
    if (stopping && phase != Phase.ON_STOP) {
      return beginStop();
    }
    if (next >= program.instructions().size()) {
      return programEnded();
    }
    try {
      return carryOut(program.instructions().get(next++));
    } catch (StepException problem) {
      abandonProgram(problem);
      return true;
    } catch (RuntimeException unforeseen) {
      abandonProgram(new StepException("unforeseen: " + unforeseen));
      return true;
    }
  }

  private boolean carryOut(Instruction instruction) {
    switch (instruction) {
      case Instruction.Send send -> {
        long dueNanos = arrivalNanos == NONE ? System.nanoTime() : arrivalNanos;
        arrivalNanos = NONE;
        exchange.send(send.request(), dueNanos);
        return !exchange.isUnderWay();
      }
      case Instruction.Pause pause -> {
        if (arrivalNanos != NONE) {
          arrivalNanos += pause.nanos();
        }
        return sleep(pause.nanos());
      }
      case Instruction.SetVariable set -> variables[set.slot()] = set.value().evaluate(this);
      case Instruction.SetHeader set -> {
        if (headers == null) {
          headers = new LinkedHashMap<>();
        }
        headers.put(set.name(), set.value().render(this));
      }
      case Instruction.NextRow row -> takeRow(row.feed(), row.slot());
      case Instruction.JumpUnless jump -> {
        if (!jump.condition().holds(this)) {
          next = jump.target();
        }
      }
      case Instruction.Jump jump -> next = jump.target();
      case Instruction.BeginLoop begin -> loops[begin.counter()] = 0;
      case Instruction.EndLoop end -> {
        if (++loops[end.counter()] < end.times()) {
          next = end.target();
        }
      }
      case Instruction.BeginTransaction begin -> transactions.begin(begin.depth());
      case Instruction.EndTransaction end -> transactions.end(end.depth(), end.name(), loop);
    }
    return true;
  }

  private void takeRow(int feed, int slot) {
    if (rows == null) {
      rows = new HashMap<>();
    }
    Map<String, Object> last = rows.remove(feed);
    if (last != null) {
      loop.feeds().giveBack(feed, last);
    }
    Map<String, Object> row = loop.feeds().next(feed, random);
    rows.put(feed, row);
    variables[slot] = row;
  }

  private void enter(Program entered) {
    program = entered;
    next = 0;
    loops = entered.loops() == 0 ? loops : new int[entered.loops()];
    transactions = Transactions.of(entered.transactions());
    taskStartNanos = System.nanoTime();
  }

  private void abandonProgram(StepException problem) {
    int step = Math.max(0, next - 1);
    String where = program.where() + step(step);
    loop.recorder().exception(where, problem.getMessage());
    Trace trace = loop.trace();
    if (trace != null) {
      trace.exception(where, problem.getMessage());
    }
    transactions.abandon(program, next, loop);
    onStartFailed |= phase == Phase.ON_START;
    next = program.instructions().size();
  }

  private String step(int instruction) {
    return program.instructions().get(instruction) instanceof Instruction.Send send
        ? ": " + loop.scenario().names().get(send.request().name())
        : "";
  }

  private boolean programEnded() {
    answer = null;
    return switch (phase) {
      case ON_START -> onStartEnded();
      case TASKS -> taskEnded();
      case ON_STOP -> {
        end();
        yield false;
      }
      case IDLE, ENDED -> false;
    };
  }

  private boolean onStartEnded() {
    if (onStartFailed && plan.onStartFailure() != OnStartFailure.CONTINUE) {
      if (plan.onStartFailure() == OnStartFailure.STOP_TEST) {
        loop.askToStop("onStart of a " + plan.name() + " failed");
      }
      loop.userWithdraws(this);
      end();
      return false;
    }
    phase = Phase.TASKS;
    nextTask();
    return true;
  }

  private boolean taskEnded() {
    if (loop.isArrivalUser(this)) {
      if (queue.isEmpty()) {
        phase = Phase.IDLE;
        loop.iterationEnded(this);
        return false;
      }
      nextTask();
      return true;
    }
    long waitNanos = plan.waitPlan().waitNanos(random, taskStartNanos, System.nanoTime());
    nextTask();
    return sleep(waitNanos);
  }

  private void nextTask() {
    if (queue.isEmpty()) {
      plan.tasks().pick(random, queue::add);
    }
    enter(queue.remove());
  }

  /**
   * False when the user really has to wait: for time to pass, or for others' turn after many steps
   * without a wait.
   */
  private boolean sleep(long nanos) {
    if (nanos <= 0 && ++turnsWithoutWait < MAX_IDLE_TURNS) {
      return true;
    }
    turnsWithoutWait = 0;
    timer = loop.scheduleWake(this::wake, nanos);
    return false;
  }

  private void wake() {
    timer = null;
    if (phase == Phase.TASKS && next == 0) {
      taskStartNanos = System.nanoTime();
    }
    advance();
  }

  private boolean beginStop() {
    transactions = Transactions.NONE;
    queue.clear();
    boolean neverStarted = phase == Phase.ON_START && onStartFailed;
    phase = Phase.ON_STOP;
    enter(neverStarted ? Program.EMPTY : plan.onStop());
    return true;
  }

  private void end() {
    if (phase == Phase.ENDED) {
      return;
    }
    phase = Phase.ENDED;
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
      timer = null;
    }
    if (rows != null) {
      rows.forEach(loop.feeds()::giveBack);
    }
    if (ownConnections != null) {
      ownConnections.close();
    }
    loop.userEnded(this);
  }

  private OwnConnections ownConnections() {
    return java.util.Objects.requireNonNull(ownConnections);
  }

  UserClassPlan plan() {
    return plan;
  }

  Requests requests() {
    return loop.requests();
  }

  Cookies cookies() {
    return cookies;
  }

  Map<String, String> headers() {
    return headers == null ? Map.of() : headers;
  }

  void answer(@Nullable Answer answer) {
    this.answer = answer;
  }

  void variable(int slot, Object value) {
    variables[slot] = value;
  }

  @Override
  public int userIndex() {
    return index;
  }

  @Override
  public String className() {
    return plan.name();
  }

  @Override
  public long runNumber() {
    return 1;
  }

  @Override
  public SplittableRandom random() {
    return random;
  }

  @Override
  public @Nullable Object variable(int slot) {
    return variables[slot];
  }

  @Override
  public @Nullable Answer answer() {
    return answer;
  }
}
