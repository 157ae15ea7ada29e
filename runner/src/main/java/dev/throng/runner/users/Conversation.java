package dev.throng.runner.users;

import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.http.Caller;
import dev.throng.runner.http.Cookies;
import dev.throng.runner.http.Exchange;
import dev.throng.runner.http.ReceivedAnswer;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.script.Judge;
import dev.throng.runner.script.UserSession;
import dev.throng.runner.script.UserTrace;
import dev.throng.users.Answer;
import dev.throng.users.spi.UserPort;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a user in Java, and what is counted of them and of its tasks. Confined to its
 * loop; nothing is counted any more once it was cut.
 */
final class Conversation implements Caller {
  private final JavaUsers users;
  private final LoadLoop loop;
  private final UserSession session;
  private final UserPort port;
  private final Runnable goesOn;
  private final Exchange exchange;
  private final Spans spans;
  private @Nullable Answer answer;
  private @Nullable String problem;
  private int status;
  private boolean started;
  private boolean onStartFailed;
  private boolean taskFailed;
  private boolean cut;

  /**
   * @param port that judges of its answers are told to
   * @param goesOn called when a request has come to its end
   */
  Conversation(JavaUsers users, UserSession session, UserPort port, Runnable goesOn) {
    this.users = users;
    this.session = session;
    this.port = port;
    this.goesOn = goesOn;
    loop = users.loop();
    exchange = new Exchange(this, users.transport());
    exchange.by(session.userIndex(), session.plan().index());
    spans = new Spans(loop, session.userIndex(), session.plan().index());
  }

  /**
   * Sends a request.
   *
   * @throws StepException if it cannot be sent
   */
  void send(Wish.Ask ask) {
    answer = null;
    users.requests().send(ask.request(), ask.body(), session, exchange, ask.dueNanos());
  }

  /** What the last request brought; null if it was cut off. */
  @Nullable Answer answer() {
    return answer;
  }

  /** Says why what was wished for cannot be done. */
  void refuse(@Nullable String why) {
    problem = why;
  }

  /** Why what was wished for could not be done, once; null if it was done. */
  @Nullable String takeProblem() {
    String why = problem;
    problem = null;
    return why;
  }

  /** The end of the test cuts it off: what is open is unfinished. */
  void cut() {
    if (exchange.isUnderWay()) {
      exchange.cut();
    }
    settle();
    spans.cut();
    cut = true;
  }

  void close() {
    exchange.close();
  }

  @Override
  public Cookies cookies() {
    return session.cookies();
  }

  @Override
  public @Nullable String judge(ReceivedAnswer received) {
    status = received.status();
    answer = new Answers.Received(received, exchange.isWithoutBody(), port);
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
    goesOn.run();
  }

  /** The last answer is counted, by its status if its user has not judged it. */
  void settle() {
    if (exchange.isUnsettled()) {
      settle(Judge.ofStatus(status));
    }
  }

  /**
   * The last answer is counted.
   *
   * @param failure what is wrong with it; null for nothing
   */
  void settle(@Nullable String failure) {
    if (exchange.isUnsettled()) {
      if (failure != null) {
        requestFailed();
      }
      exchange.settle(failure);
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
    settle();
    if (!cut) {
      loop.recorder().taskCompleted();
    }
  }

  void taskBrokeOff(String where, String message) {
    settle();
    onStartFailed |= !started;
    if (cut) {
      return;
    }
    if (taskFailed) {
      loop.recorder().taskFailed();
    }
    loop.recorder().exception(where, message);
    UserTrace trace = users.trace();
    if (trace != null) {
      trace.exception(where, message);
    }
  }

  /** Its onStart is over. */
  void started() {
    started = true;
  }

  /** Whether it broke off, or one of its requests failed. */
  boolean hasOnStartFailed() {
    return onStartFailed;
  }

  /** The transactions and measurements that it is in. */
  Spans spans() {
    return spans;
  }
}
