package dev.throng.runner.http;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.engine.Deadlines;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.script.Requests;
import dev.throng.runner.script.ScriptedUser;
import dev.throng.runner.stats.FailedAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.http.impl.HttpResponseHead;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request of one user, from the moment it is due to its record: redirects, repeats after the
 * server had closed the connection meanwhile, and timeout included. A user has one, and uses it
 * again and again.
 *
 * <p>Whatever is thrown on the way, it ends once: its connection is given back, it is recorded
 * once, and its user goes on.
 */
public final class Exchange extends Deadlines.Expiring {
  static final int MAX_REDIRECTS = 10;

  /** A server that refuses whatever comes, or closes what is idle, shall be seen to. */
  private static final int MAX_REPEATS = 10;

  private final ScriptedUser user;
  private final LoadLoop loop;
  private final Connections connections;
  private final Timing timing = new Timing();

  private @Nullable RequestPlan plan;
  private Requests.@Nullable Head head;
  private @Nullable Buffer body;
  private @Nullable Attempt attempt;
  private int redirects;
  private int repeats;
  private int ticket;
  private boolean recorded;
  private @Nullable Outcome outcome;

  /** What the user has not been told yet. */
  private record Outcome(boolean failed, @Nullable StepException problem) {
    static final Outcome GOOD = new Outcome(false, null);
    static final Outcome FAILED = new Outcome(true, null);
  }

  public Exchange(ScriptedUser user, LoadLoop loop, Connections connections) {
    this.user = user;
    this.loop = loop;
    this.connections = connections;
  }

  /**
   * Sends a request; {@link ScriptedUser#answered} follows later.
   *
   * @param dueNanos when it should have been sent, by {@link System#nanoTime()}
   * @throws StepException if its text cannot be made
   */
  public void send(RequestPlan request, long dueNanos) {
    Buffer newBody = request.body().bytes(user.session());
    Requests.Head newHead = loop.requests().head(request, user.session(), newBody);
    body = newBody;
    head = newHead;
    plan = request;
    timing.begin(dueNanos);
    redirects = 0;
    repeats = 0;
    recorded = false;
    loop.deadlines().add(this, System.nanoTime(), request.timeoutNanos());
    acquire();
    tellUser();
  }

  private void acquire() {
    try {
      connections.acquire(destination().origin(), this);
    } catch (Throwable unforeseen) {
      breakOff(unforeseen);
    }
  }

  /** Not from within what may still break: the user uses the exchange for its next request. */
  private void tellUser() {
    Outcome told = outcome;
    if (told != null) {
      outcome = null;
      user.answered(told.failed(), told.problem());
    }
  }

  /** Something broke on the way that is no fault of the server's. */
  void broken(Attempt broken, Throwable unforeseen) {
    if (attempt == broken) {
      breakOff(unforeseen);
      tellUser();
    }
  }

  private void breakOff(Throwable unforeseen) {
    if (plan == null) {
      return;
    }
    StepException problem = StepException.unforeseen(unforeseen);
    abandon();
    Failure failure = null;
    if (!recorded) {
      recordUnanswered();
      failure = Failure.ofGenerator(problem.getMessage());
    }
    done(failure, problem);
  }

  public boolean isUnderWay() {
    return plan != null;
  }

  /**
   * Identifies what is being waited for, so that a late connection can be told from a wanted one.
   */
  int ticket() {
    return ticket;
  }

  boolean wants(int ticket) {
    return plan != null && this.ticket == ticket && attempt == null;
  }

  /** A connection is at hand, as it was before if {@code connectNanos} is negative. */
  void connected(Line line, long connectNanos) {
    if (connectNanos >= 0) {
      timing.connectedWithin(connectNanos);
    }
    try {
      begin(line);
    } catch (Throwable unforeseen) {
      if (attempt == null) {
        connections.release(line, true);
      }
      breakOff(unforeseen);
    }
    tellUser();
  }

  private void begin(Line line) {
    HttpRequestHead request = head().request();
    line.address(request.headers);
    Trace trace = loop.trace();
    if (trace != null) {
      trace.sending(line.origin, request.method, request.uri, request.headers, body);
    }
    attempt = new Attempt(this, line, request);
    attempt.send();
  }

  /** There is no connection to be had. */
  void connectFailed(int ticket, Throwable failure) {
    if (wants(ticket)) {
      finishUnanswered(Failures.ofConnecting(failure, destination()));
      tellUser();
    }
  }

  /** Whether connections to its server that had been idle for about as long were closed. */
  boolean isAtKeepAliveLimit(long idleNanos) {
    return loop.idleCloses().areNear(destination().origin(), idleNanos);
  }

  @Nullable Buffer body() {
    return body;
  }

  boolean keepsBody() {
    return plan().readsBody() || loop.trace() != null;
  }

  /** How many bytes of a body that nothing reads are to be kept all the same. */
  int wantedOfBody(int status) {
    return loop.recorder().failedAnswers().wantedOf(plan().name(), status);
  }

  boolean unpacksBody() {
    return loop.scenario().http().compression();
  }

  long writing() {
    return timing.writing(body == null ? 0 : body.length());
  }

  void headReceived() {
    timing.answering();
  }

  /** The attempt failed before its answer was complete. */
  void attemptFailed(Attempt failed, Throwable failure, boolean unsent) {
    attempt = null;
    connections.release(failed.line(), true);
    if (unsent) {
      acquireAgain();
    } else {
      finishUnanswered(Failures.ofExchange(failure, failed.isAnswered()));
    }
    tellUser();
  }

  /** The server did nothing with the request, as far as one can tell: it goes again. */
  void attemptInVain(Attempt failed, Throwable failure) {
    boolean repeats = this.repeats++ < MAX_REPEATS;
    if (repeats) {
      loop.recorder().repeated();
    }
    attemptFailed(failed, failure, repeats);
  }

  private void acquireAgain() {
    ticket++;
    acquire();
  }

  /** The last byte has arrived. */
  void attemptAnswered(Attempt answered, HttpResponseHead response, Buffer received, long bytes) {
    long endNanos = System.nanoTime();
    attempt = null;
    answered.line().idleSinceNanos = endNanos;
    try {
      connections.release(answered.line(), false);
      conclude(response, received, bytes, endNanos);
    } catch (Throwable unforeseen) {
      breakOff(unforeseen);
    }
    tellUser();
  }

  private void conclude(HttpResponseHead response, Buffer received, long bytes, long endNanos) {
    user.session().cookies().store(destination(), response.headers);
    Trace trace = loop.trace();
    if (trace != null) {
      trace.received(
          response.statusCode,
          response.statusMessage,
          response.headers,
          received,
          timing.serviceNanos(endNanos));
    }
    int status = response.statusCode;
    String location =
        plan().followRedirects() ? Redirects.location(status, response.headers) : null;
    if (location != null) {
      follow(status, location, bytes, endNanos);
    } else {
      finishAnswered(
          response,
          received,
          new ReceivedAnswer(
              status, response.headers, received, timing.responseNanos(endNanos), loop.secrets()),
          bytes,
          endNanos);
    }
  }

  private void follow(int status, String location, long bytes, long endNanos) {
    if (redirects++ == MAX_REDIRECTS) {
      finishFailed("more than " + MAX_REDIRECTS + " redirects", status, bytes, endNanos);
      return;
    }
    try {
      HttpMethod before = head().request().method;
      HttpMethod method = Redirects.method(status, before);
      Destination next = destination().follow(location);
      body = method.equals(before) ? body : null;
      head = Requests.redirected(head(), method, next, user.session(), body);
    } catch (StepException e) {
      finishFailed(e.getMessage(), status, bytes, endNanos);
      return;
    }
    acquireAgain();
  }

  private void finishAnswered(
      HttpResponseHead response,
      Buffer received,
      ReceivedAnswer answer,
      long bytes,
      long endNanos) {
    record(answer.status(), bytes, endNanos);
    user.session().answer(answer);
    String failure;
    try {
      failure = loop.judge().judge(plan(), user.session(), answer);
    } catch (StepException e) {
      done(null, e);
      return;
    }
    if (failure == null) {
      done(null, null);
    } else {
      FailedAnswer sample =
          loop.recorder().failedAnswers().sample(plan().name(), failure, response, received, bytes);
      done(Failure.ofTarget(failure), sample, null);
    }
  }

  private void finishFailed(String failure, int status, long bytes, long endNanos) {
    record(status, bytes, endNanos);
    done(Failure.ofTarget(failure), null);
  }

  private void record(int status, long bytes, long endNanos) {
    recorded = true;
    timing.recordAnswered(loop.recorder(), plan().name(), status, bytes, endNanos);
  }

  private void finishUnanswered(Failure failure) {
    recordUnanswered();
    done(failure, null);
  }

  private void recordUnanswered() {
    recorded = true;
    timing.recordUnanswered(loop.recorder(), plan().name(), System.nanoTime());
    user.session().answer(null);
  }

  private void done(@Nullable Failure failure, @Nullable StepException problem) {
    done(failure, null, problem);
  }

  /**
   * @param sample an answer to show for the failure
   */
  private void done(
      @Nullable Failure failure, @Nullable FailedAnswer sample, @Nullable StepException problem) {
    int name = plan().name();
    if (failure != null) {
      loop.recorder().failed(name, failure, loop.offsetMillis(), sample);
    }
    Trace trace = loop.trace();
    if (trace != null) {
      trace.judged(
          loop.scenario().names().get(name).toString(), failure == null ? null : failure.text());
    }
    loop.deadlines().remove(this);
    clear();
    outcome =
        problem != null
            ? new Outcome(failure != null, problem)
            : failure != null ? Outcome.FAILED : Outcome.GOOD;
  }

  private void clear() {
    plan = null;
    head = null;
    body = null;
    ticket++;
  }

  @Override
  public void expire() {
    GoDuration timeout = new GoDuration(Duration.ofNanos(plan().timeoutNanos()));
    String failure =
        attempt == null
            ? "timeout after " + timeout + " without a connection to " + destination().origin()
            : "timeout after " + timeout;
    if (attempt != null) {
      attempt.line().doubt();
    }
    abandon();
    finishUnanswered(Failure.ofTarget(failure));
    tellUser();
  }

  /** The end of the test cuts the request off: it counts as unfinished. */
  public void cut() {
    int name = plan().name();
    abandon();
    loop.deadlines().remove(this);
    timing.recordUnfinished(loop.recorder(), name, System.nanoTime());
    clear();
  }

  private void abandon() {
    Attempt current = attempt;
    attempt = null;
    if (current == null) {
      connections.forget(this);
    } else {
      current.abandon();
      connections.release(current.line(), true);
    }
    ticket++;
  }

  private RequestPlan plan() {
    return Objects.requireNonNull(plan);
  }

  private Requests.Head head() {
    return Objects.requireNonNull(head);
  }

  private Destination destination() {
    return head().destination();
  }
}
