package dev.throng.runner.users;

import dev.throng.crds.spec.UserClass.OnStartFailure;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.User;
import dev.throng.runner.http.Caller;
import dev.throng.runner.http.Cookies;
import dev.throng.runner.http.Exchange;
import dev.throng.runner.http.ReceivedAnswer;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.script.Judge;
import dev.throng.runner.script.UserSession;
import dev.throng.runner.script.UserTrace;
import dev.throng.users.Answer;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A user in Java, as its loop sees it: what its thread wishes is done here, one thing after the
 * other. All but what is marked is called on the loop.
 */
final class JavaUser implements User, Caller {
  /** Wishes of one user that are done before others of its loop have their turn. */
  private static final int MOST_AT_ONCE = 64;

  /** Who is told so often to leave, and stays, is left behind. */
  private static final int MOST_LEAVINGS = 100;

  private final JavaUsers users;
  private final LoadLoop loop;
  private final UserSession session;
  private final Exchange exchange;
  private final Spans spans;
  private final UserThread thread;
  private final JavaPort port;
  private State state = State.RUNNING;
  private boolean started;
  private boolean onStartFailed;
  private boolean taskFailed;
  private boolean ready;
  private boolean advancing;
  private @Nullable Future<?> timer;
  private volatile boolean stopping;
  private volatile boolean cut;
  private volatile boolean arrived;
  private @Nullable Wish wish;
  private @Nullable Answer answer;
  private @Nullable String problem;
  private int status;
  private int leavings;

  private enum State {
    RUNNING,
    ASKING,
    WAITING,
    IDLE,
    ENDED
  }

  JavaUser(long number, UserSession session, UserModel model, JavaUsers users) {
    this.users = users;
    this.session = session;
    loop = users.loop();
    exchange = new Exchange(this, users.transport());
    spans = new Spans(loop);
    port = new JavaPort(this, users);
    thread =
        users.thread(
            model.errors(),
            model.name() + " " + number,
            new UserLife(model, this, port)::run,
            this::givenBack);
  }

  @Override
  public long number() {
    return session.userIndex();
  }

  @Override
  public int userClass() {
    return session.plan().index();
  }

  String className() {
    return session.plan().name();
  }

  @Override
  public void start() {
    goOn();
  }

  @Override
  public void arrive(long dueNanos) {
    arrived = true;
    port.due(dueNanos);
    goOn();
  }

  @Override
  public void stop() {
    if (stopping || state == State.ENDED) {
      return;
    }
    stopping = true;
    if (state == State.WAITING || state == State.IDLE) {
      cancelTimer();
      goOn();
    }
  }

  @Override
  public void cut() {
    if (state == State.ENDED) {
      return;
    }
    cut = true;
    if (exchange.isUnderWay()) {
      exchange.cut();
    }
    settle();
    spans.cut();
    State before = state;
    end();
    if (before == State.RUNNING) {
      thread.interrupt();
    } else {
      goOn();
    }
  }

  private void goOn() {
    if (state != State.ENDED) {
      state = State.RUNNING;
    }
    ready = true;
    advance();
  }

  private void advance() {
    if (advancing) {
      return;
    }
    advancing = true;
    try {
      for (int turn = 0; ready; turn++) {
        if (turn == MOST_AT_ONCE) {
          loop.schedule(this::advance, 0);
          return;
        }
        ready = false;
        thread.resume();
      }
    } finally {
      advancing = false;
    }
  }

  /** User code has stopped for now. */
  private void givenBack() {
    Wish wished = wish;
    if (wished != null) {
      wish = null;
      try {
        grant(wished);
      } catch (Throwable unforeseen) {
        problem = StepException.unforeseen(unforeseen).getMessage();
        if (isLast(wished)) {
          end();
        } else {
          goOn();
        }
      }
      advance();
    }
  }

  private void grant(Wish wished) {
    settle();
    if (state == State.ENDED) {
      ready = !isLast(wished) && ++leavings < MOST_LEAVINGS;
      return;
    }
    switch (wished) {
      case Wish.Ask ask -> send(ask);
      case Wish.Wait wait -> sleep(wait);
      case Wish.Plain.STARTED -> onStartEnded();
      case Wish.Plain.NEXT_ARRIVAL -> {
        state = State.IDLE;
        session.iterationEnded();
        loop.users().iterationEnded(this);
        if (stopping && state == State.IDLE) {
          goOn();
        }
      }
      case Wish.Plain.WITHDRAW -> {
        if (isOfOpenModel()) {
          loop.users().iterationEnded(this);
        } else {
          loop.users().withdraws(this);
        }
        end();
      }
      case Wish.Plain.END -> end();
    }
  }

  private static boolean isLast(Wish wished) {
    return wished == Wish.Plain.END || wished == Wish.Plain.WITHDRAW;
  }

  private void send(Wish.Ask ask) {
    state = State.ASKING;
    try {
      users.requests().send(ask.request(), ask.body(), session, exchange, ask.dueNanos());
    } catch (StepException unsendable) {
      refuse(unsendable);
    } catch (RuntimeException unforeseen) {
      refuse(StepException.unforeseen(unforeseen));
    }
  }

  private void refuse(StepException why) {
    problem = why.getMessage();
    goOn();
  }

  private void sleep(Wish.Wait wait) {
    if (stopping && wait.untilStop()) {
      goOn();
      return;
    }
    UserTrace trace = users.trace();
    if (trace != null) {
      trace.waiting(wait.nanos());
    }
    state = State.WAITING;
    timer = loop.scheduleWake(this::wake, wait.nanos());
  }

  private void wake() {
    timer = null;
    goOn();
  }

  private void onStartEnded() {
    OnStartFailure consequence = session.plan().onStartFailure();
    if (onStartFailed && (stopping || consequence != OnStartFailure.CONTINUE)) {
      cut = true;
      if (!stopping) {
        if (consequence == OnStartFailure.STOP_TEST) {
          loop.askToStop("onStart of a " + session.plan().name() + " failed");
        }
        loop.users().withdraws(this);
      }
      end();
    } else {
      session.onStartEnded();
    }
    started = true;
    goOn();
  }

  private void end() {
    if (state == State.ENDED) {
      return;
    }
    state = State.ENDED;
    cancelTimer();
    session.giveBackRows();
    exchange.close();
    loop.users().ended(this);
  }

  private void cancelTimer() {
    Future<?> waiting = timer;
    if (waiting != null) {
      timer = null;
      waiting.cancel(false);
    }
  }

  @Override
  public Cookies cookies() {
    return session.cookies();
  }

  @Override
  public @Nullable String judge(ReceivedAnswer received) {
    status = received.status();
    answer = new Answers.Received(received, port);
    return null;
  }

  @Override
  public boolean judgesLater() {
    return true;
  }

  @Override
  public void unanswered(Failure failure) {
    answer = new Answers.None(failure.text(), exchange.elapsed());
  }

  @Override
  public void ended(boolean failed, @Nullable StepException broken) {
    if (failed) {
      requestFailed();
    }
    if (broken != null) {
      problem = broken.getMessage();
    }
    goOn();
  }

  /** The last answer is counted, by its status if its user has not judged it. */
  void settle() {
    if (exchange.isUnsettled()) {
      settle(Judge.ofStatus(status));
    }
  }

  /** The last answer is counted. */
  void settle(@Nullable String failure) {
    if (exchange.isUnsettled()) {
      exchange.settle(failure);
      if (failure != null) {
        requestFailed();
      }
    }
  }

  /** Something that is counted like a request failed. */
  void requestFailed() {
    taskFailed = true;
    onStartFailed |= !started;
    spans.fail();
  }

  void taskBegins() {
    taskFailed = false;
  }

  void taskCompleted() {
    if (cut) {
      return;
    }
    settle();
    loop.recorder().taskCompleted();
  }

  void taskBrokeOff(String where, String message) {
    if (cut) {
      return;
    }
    settle();
    onStartFailed |= !started;
    if (taskFailed) {
      loop.recorder().taskFailed();
    }
    loop.recorder().exception(where, message);
    UserTrace trace = users.trace();
    if (trace != null) {
      trace.exception(where, message);
    }
  }

  Spans spans() {
    return spans;
  }

  UserSession session() {
    return session;
  }

  /** The user's virtual thread; on any thread. */
  UserThread thread() {
    return thread;
  }

  /** Whether it is to end in order; on any thread. */
  boolean isStopping() {
    return stopping;
  }

  /** Whether it was ended at once; on any thread. */
  boolean isCut() {
    return cut;
  }

  boolean isRehearsed() {
    return users.areRehearsed();
  }

  private boolean isOfOpenModel() {
    return loop.users().isOfOpenModel(this);
  }

  /** Whether it does what arrivals want, and not tasks and waits without end; on any thread. */
  boolean hasArrived() {
    return arrived;
  }

  /** User code wants the process to end; on the user's thread. */
  void exit(String what) {
    StackTraceElement frame = thread.errors().ownFrame(Thread.currentThread().getStackTrace());
    loop.giveUp((frame == null ? "user code" : UserErrors.line(frame)) + " " + what);
  }

  /**
   * Waits until a wish is done; on the user's thread.
   *
   * @return the answer that was asked for
   * @throws IllegalArgumentException if it cannot be done
   */
  @Nullable Answer await(Wish wished) {
    answer = null;
    wish = wished;
    while (!thread.giveBack()) {
      if (wish == null) {
        continue; // it is being done: only the news was late
      }
      wish = null;
      throw new IllegalStateException(
          "a request or a wait within a static initialiser or native code, where Java cannot"
              + " let others go on meanwhile");
    }
    String why = problem;
    if (why != null) {
      problem = null;
      throw new IllegalArgumentException(why);
    }
    return answer;
  }

  /**
   * User code has come to its end; the last call of the user's thread.
   *
   * @param withdraws whether it ends before its time, as its code says
   */
  void over(boolean withdraws) {
    wish = withdraws ? Wish.Plain.WITHDRAW : Wish.Plain.END;
    thread.end();
  }
}
