package dev.throng.runner.users;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.scenario.WaitPlan;
import dev.throng.runner.stats.RequestKey;
import dev.throng.users.Answer;
import dev.throng.users.Body;
import dev.throng.users.Verdict;
import dev.throng.users.spi.Json;
import dev.throng.users.spi.Leaving;
import dev.throng.users.spi.Request;
import dev.throng.users.spi.UserPort;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What user code calls; on the user's thread. */
final class JavaPort implements UserPort {
  static final String IN_CONSTRUCTOR = "a constructor sends nothing and does not wait: onStart may";

  private static final long NONE = Long.MIN_VALUE;

  /** Turns of a user without a wait or a request, before others of its loop have theirs. */
  private static final int MAX_IDLE_TURNS = 64;

  /** Who is told so often to leave, and stays, is left behind. */
  private static final int MOST_LEAVINGS = 100;

  private final JavaUser user;
  private final JavaUsers users;
  private long dueNanos = NONE;
  private int turnsWithoutWait;
  private int leavings;
  private boolean making;
  private boolean leaving;
  private @Nullable Answer unjudged;

  JavaPort(JavaUser user, JavaUsers users) {
    this.user = user;
    this.users = users;
  }

  /** The first request to come was due at this moment; while the user waits. */
  void due(long nanos) {
    dueNanos = nanos;
  }

  /** Whether its object is being made, which may ask for nothing. */
  void making(boolean now) {
    making = now;
  }

  /** From now on, or no longer, its onStop may do what is no longer wanted of its tasks. */
  void leaving(boolean now) {
    leaving = now;
  }

  @Override
  public long index() {
    return user.number();
  }

  @Override
  public RandomGenerator random() {
    return user.session().random();
  }

  @Override
  public Answer exchange(Request request) {
    mayAsk();
    long due = takeDue();
    Body body = request.body();
    Buffer bytes = body == null ? null : users.bodies().bytes(body);
    turnsWithoutWait = 0;
    Answer answer = Objects.requireNonNull(user.await(new Wish.Ask(request, bytes, due)));
    unjudged = answer;
    return answer;
  }

  private long takeDue() {
    long due = dueNanos == NONE ? System.nanoTime() : dueNanos;
    dueNanos = NONE;
    return due;
  }

  private void mayAsk() {
    if (making) {
      throw new IllegalStateException(IN_CONSTRUCTOR);
    }
    goOnIfWanted();
    unjudged = null;
  }

  /** Ends what the user does if it is to stop. */
  void goOnIfWanted() {
    if (user.isCut() || user.isStopping() && !leaving) {
      if (++leavings > MOST_LEAVINGS) {
        user.leaveBehind();
      }
      throw Leaving.test();
    }
  }

  @Override
  public void judged(Answer answer, Verdict verdict) {
    if (answer != unjudged) {
      throw new IllegalStateException("this answer is counted already: judge it at once, and once");
    }
    unjudged = null;
    user.thread().onLoop(() -> user.conversation().settle(verdict.failure()));
  }

  /** A task, or a part of one, is over: what was not judged is counted. */
  private void settle(Runnable then) {
    unjudged = null;
    user.thread()
        .onLoop(() -> {
          user.conversation().settle();
          then.run();
        });
  }

  void taskBegins() {
    user.thread().onLoop(user.conversation()::taskBegins);
  }

  void taskCompleted() {
    unjudged = null;
    user.thread().onLoop(user.conversation()::taskCompleted);
  }

  /** User code threw something, at a line. */
  void threw(String line, Throwable thrown) {
    WorkerHooks hooks = users.hooks();
    if (hooks != null) {
      hooks.threw(user.session().plan().name(), user.number(), line, thrown);
    }
  }

  void taskBrokeOff(String where, String message) {
    unjudged = null;
    user.thread().onLoop(() -> user.conversation().taskBrokeOff(where, message));
  }

  @Override
  public void header(String name, @Nullable String value) {
    if (value == null) {
      user.session().removeHeader(name);
    } else {
      user.session().header(name, value);
    }
  }

  @Override
  public Map<String, Object> row(String feed) {
    int number = users.feed(feed);
    try {
      return JavaUsers.plain(user.session().takeRow(number));
    } catch (StepException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public String secret(String name) {
    return users.secret(name);
  }

  @Override
  public void pause(Duration duration) {
    mayAsk();
    long nanos = nanos(duration);
    if (dueNanos != NONE) {
      dueNanos += nanos;
    }
    sleep(nanos);
    goOnIfWanted();
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofNanos(WaitPlan.LONGEST_NANOS)) < 0
        ? duration.toNanos()
        : WaitPlan.LONGEST_NANOS;
  }

  /** Waits, unless there is nothing to wait for and others of its loop had their turn. */
  void sleep(long nanos) {
    if (nanos <= 0 && ++turnsWithoutWait < MAX_IDLE_TURNS) {
      return;
    }
    turnsWithoutWait = 0;
    long bounded = Math.min(Math.max(0, nanos), WaitPlan.LONGEST_NANOS);
    user.await(new Wish.Wait(bounded, !leaving));
  }

  /** Waits for the next arrival of an open model. */
  void nextArrival() {
    unjudged = null;
    user.await(Wish.Plain.NEXT_ARRIVAL);
  }

  /** Its onStart is over, well or not; one that may not go on leaves. */
  void started() {
    unjudged = null;
    user.await(Wish.Plain.STARTED);
  }

  @Override
  public void begin(String transaction) {
    int name = users.name(new RequestKey(RequestKey.TRANSACTION, transaction));
    long now = System.nanoTime();
    settle(() -> user.conversation().spans().begin(name, now, now));
  }

  @Override
  public void end(boolean failed) {
    long now = System.nanoTime();
    settle(() -> user.conversation().spans().end(failed, now));
  }

  @Override
  public void measuring(String measured) {
    mayAsk();
    int name = users.name(new RequestKey("", measured));
    long due = takeDue();
    long now = System.nanoTime();
    turnsWithoutWait = 0;
    settle(() -> user.conversation().spans().begin(name, due, now));
  }

  @Override
  public void measured(@Nullable String failure) {
    long now = System.nanoTime();
    settle(() -> {
      user.conversation().spans().measured(failure, now);
      if (failure != null) {
        user.conversation().requestFailed();
      }
    });
  }

  @Override
  public void leave() {
    settle(() -> user.conversation().spans().leave());
  }

  @Override
  public void stopTest(String reason) {
    LoadLoop loop = users.loop();
    loop.execute(() -> loop.askToEnd(users.shown(user.className() + " ended the test: " + reason)));
  }

  @Override
  public void exit(int status) {
    user.exit("called System.exit(" + status + "): that ends its worker");
    throw Leaving.test();
  }

  @Override
  public void log(String line) {
    users.log(line);
  }

  @Override
  public Json json() {
    return users.bodies();
  }
}
