package dev.throng.runner.script;

import dev.throng.crds.spec.UserClass.OnStartFailure;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.RequestBudget;
import dev.throng.runner.engine.Timers;
import dev.throng.runner.engine.User;
import dev.throng.runner.http.Caller;
import dev.throng.runner.http.Cookies;
import dev.throng.runner.http.Exchange;
import dev.throng.runner.http.ReceivedAnswer;
import dev.throng.runner.scenario.Program;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.scenario.UserClassPlan;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user of a manifest: a state machine that runs onStart, tasks and onStop, one program after the
 * other, until it has to wait for an answer or for time to pass.
 */
final class ScriptedUser extends Timers.Timer implements User, Caller {
  private static final int MAX_IDLE_TURNS = 64;

  /** Steps that one user may take before others of its loop have their turn. */
  private static final int MAX_STEPS_AT_ONCE = 2_000;

  private static final long FAR_AWAY_NANOS = TimeUnit.DAYS.toNanos(3650);

  private final UserSession session;
  private final UserClassPlan.Scripted programs;
  private final Script script;
  private final LoadLoop loop;
  private final Interpreter interpreter;
  private final Exchange exchange;
  private final @Nullable RequestBudget budget;
  private final ArrayDeque<Program> queue = new ArrayDeque<>(1);
  private Phase phase = Phase.ON_START;
  private boolean onStartFailed;
  private boolean stopping;
  private boolean advancing;
  private int turnsWithoutWait;
  private @Nullable RequestPlan asked;

  private enum Phase {
    ON_START,
    TASKS,
    IDLE,
    ON_STOP,
    ENDED
  }

  ScriptedUser(long number, UserClassPlan plan, UserClassPlan.Scripted programs, Script script) {
    this.script = script;
    this.programs = programs;
    loop = script.loop();
    session = new UserSession(number, plan, script);
    interpreter = new Interpreter(this, script);
    exchange = new Exchange(this, script.transport());
    exchange.by(number, plan.index());
    budget = script.budget();
  }

  UserSession session() {
    return session;
  }

  private UserClassPlan plan() {
    return session.plan();
  }

  @Override
  public long number() {
    return session.userIndex();
  }

  @Override
  public int userClass() {
    return plan().index();
  }

  /** Begins with onStart, and goes on with tasks. */
  @Override
  public void start() {
    interpreter.enter(programs.onStart());
    advance();
  }

  /** Begins with onStart if it has not, and runs one pick of tasks that was due at a moment. */
  @Override
  public void arrive(long dueNanos) {
    interpreter.due(dueNanos);
    if (phase == Phase.IDLE) {
      phase = Phase.TASKS;
      nextTask();
      advance();
    } else {
      start();
    }
  }

  /** Ends in order: at once when it waits, after the request under way otherwise; onStop runs. */
  @Override
  public void stop() {
    if (stopping || phase == Phase.ENDED) {
      return;
    }
    stopping = true;
    if (loop.cancel(this) || phase == Phase.IDLE) {
      advance();
    }
  }

  /** Ends at once: a request under way counts as unfinished. */
  @Override
  public void cut() {
    if (exchange.isUnderWay()) {
      exchange.cut();
      interpreter.cut();
    }
    end();
  }

  /** False when the user has to wait for the answer. */
  boolean send(RequestPlan request, long dueNanos) {
    if (budget != null && !budget.take()) {
      return awaitTheEnd();
    }
    asked = request;
    script.requests().send(request, session, exchange, dueNanos);
    return !exchange.isUnderWay();
  }

  /** The last request is on its way, and the load about to end: nothing more is done. */
  private boolean awaitTheEnd() {
    interpreter.leave();
    if (stopping) {
      end();
    } else {
      loop.set(this, FAR_AWAY_NANOS);
    }
    return false;
  }

  @Override
  public Cookies cookies() {
    return session.cookies();
  }

  @Override
  public @Nullable String judge(ReceivedAnswer answer) {
    session.answer(answer);
    return script.judge().judge(Objects.requireNonNull(asked), session, answer);
  }

  @Override
  public void unanswered(Failure failure) {
    session.answer(null);
  }

  @Override
  public void ended(boolean failed, @Nullable StepException problem) {
    turnsWithoutWait = 0;
    if (failed) {
      onStartFailed |= phase == Phase.ON_START;
      interpreter.requestFailed();
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
      int steps = 0;
      while (phase != Phase.ENDED && step()) {
        if (++steps == MAX_STEPS_AT_ONCE) {
          loop.set(this, 0);
          return;
        }
      }
    } finally {
      advancing = false;
    }
  }

  /** Carries out the next thing; false when the user has to wait for something. */
  private boolean step() {
    if (stopping && phase != Phase.ON_STOP) {
      return beginStop();
    }
    if (interpreter.isAtEnd()) {
      return programEnded();
    }
    try {
      return interpreter.step();
    } catch (StepException problem) {
      abandonProgram(problem);
      return true;
    } catch (Throwable unforeseen) {
      abandonProgram(StepException.unforeseen(unforeseen));
      return true;
    }
  }

  private void abandonProgram(StepException problem) {
    interpreter.abandon(problem);
    onStartFailed |= phase == Phase.ON_START;
  }

  private boolean programEnded() {
    interpreter.noteEnd();
    session.answer(null);
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
    OnStartFailure consequence = plan().onStartFailure();
    if (onStartFailed && consequence != OnStartFailure.CONTINUE) {
      if (consequence == OnStartFailure.STOP_TEST) {
        loop.askToStop("onStart of a " + plan().name() + " failed");
      }
      loop.users().withdraws(this);
      end();
      return false;
    }
    phase = Phase.TASKS;
    session.onStartEnded();
    nextTask();
    return true;
  }

  private boolean taskEnded() {
    if (loop.users().isOfOpenModel(this)) {
      if (queue.isEmpty()) {
        phase = Phase.IDLE;
        session.iterationEnded();
        loop.users().iterationEnded(this);
        return stopping;
      }
      nextTask();
      return true;
    }
    long waitNanos =
        programs
            .waitPlan()
            .waitNanos(session.random(), interpreter.startNanos(), System.nanoTime());
    nextTask();
    return sleep(waitNanos);
  }

  private void nextTask() {
    if (queue.isEmpty()) {
      programs.tasks().pick(session.random(), queue::add);
    }
    interpreter.enter(queue.remove());
  }

  /**
   * False when the user really has to wait: for time to pass, or for others' turn after many steps
   * without a wait.
   */
  boolean sleep(long nanos) {
    if (nanos <= 0 && ++turnsWithoutWait < MAX_IDLE_TURNS) {
      return true;
    }
    turnsWithoutWait = 0;
    loop.setWake(this, nanos);
    return false;
  }

  /** What it waited for has come: time has passed. */
  @Override
  protected void fire() {
    interpreter.resume();
    advance();
  }

  private boolean beginStop() {
    interpreter.noteEnd();
    queue.clear();
    boolean neverStarted = phase == Phase.ON_START && onStartFailed;
    phase = Phase.ON_STOP;
    interpreter.enter(neverStarted ? Program.EMPTY : programs.onStop());
    return true;
  }

  private void end() {
    if (phase == Phase.ENDED) {
      return;
    }
    phase = Phase.ENDED;
    loop.cancel(this);
    session.giveBackRows();
    exchange.close();
    loop.users().ended(this);
  }
}
