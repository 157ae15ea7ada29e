package dev.throng.runner.users;

import dev.throng.crds.spec.UserClass.OnStartFailure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Timers;
import dev.throng.runner.engine.User;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.script.UserSession;
import dev.throng.runner.script.UserTrace;
import dev.throng.users.Answer;
import dev.throng.users.spi.Leaving;
import org.jspecify.annotations.Nullable;

/**
 * A user in Java, as its loop sees it: what its thread wishes is done here, one thing after the
 * other. All but what is marked is called on the loop.
 */
final class JavaUser extends Timers.Timer implements User {
  /** Wishes of one user that are done before others of its loop have their turn. */
  private static final int MOST_AT_ONCE = 64;

  private final JavaUsers users;
  private final LoadLoop loop;
  private final UserSession session;
  private final Conversation conversation;
  private final UserThread thread;
  private final JavaPort port;
  private State state = State.RUNNING;
  private boolean ready;
  private boolean advancing;
  private volatile boolean stopping;
  private volatile boolean cut;
  private volatile boolean arrived;
  private @Nullable Wish wish;

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
    port = new JavaPort(this, users);
    conversation = new Conversation(users, session, port, this::goOn);
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
      loop.cancel(this);
      goOn();
    }
  }

  @Override
  public void cut() {
    if (state == State.ENDED) {
      return;
    }
    cut = true;
    conversation.cut();
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
        conversation.refuse(StepException.unforeseen(unforeseen).getMessage());
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
    conversation.settle();
    if (state == State.ENDED) {
      ready = !isLast(wished);
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
      conversation.send(ask);
    } catch (StepException unsendable) {
      conversation.refuse(unsendable.getMessage());
      goOn();
    }
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
    loop.setWake(this, wait.nanos());
  }

  /** Its wait is over. */
  @Override
  protected void fire() {
    goOn();
  }

  private void onStartEnded() {
    OnStartFailure consequence = session.plan().onStartFailure();
    if (conversation.hasOnStartFailed() && (stopping || consequence != OnStartFailure.CONTINUE)) {
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
    conversation.started();
    goOn();
  }

  private void end() {
    if (state == State.ENDED) {
      return;
    }
    state = State.ENDED;
    loop.cancel(this);
    session.giveBackRows();
    conversation.close();
    loop.users().ended(this);
  }

  /** On the loop. */
  Conversation conversation() {
    return conversation;
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
   * @return the answer that was asked for last
   * @throws IllegalArgumentException if it cannot be done
   * @throws Leaving if the user was ended at once meanwhile
   */
  @Nullable Answer await(Wish wished) {
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
    if (cut) {
      throw Leaving.test();
    }
    String why = conversation.takeProblem();
    if (why != null) {
      throw new IllegalArgumentException(why);
    }
    return conversation.answer();
  }

  /** It is told to leave, and stays: its loop goes on without it. Does not return. */
  void leaveBehind() {
    wish = Wish.Plain.END;
    while (true) {
      thread.giveBack();
    }
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
