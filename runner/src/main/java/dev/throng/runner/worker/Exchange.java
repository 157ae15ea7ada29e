package dev.throng.runner.worker;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.http.impl.HttpResponseHead;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request of one user, from the moment it is due to its record: redirects, silent repeats after
 * the server had closed the connection meanwhile, and timeout included. A user has one, and uses it
 * again and again.
 */
final class Exchange extends Deadlines.Expiring {
  static final int MAX_REDIRECTS = 10;

  /** A server that refuses whatever comes shall be seen to. */
  private static final int MAX_REFUSALS = 10;

  private final User user;
  private final LoadLoop loop;
  private final Connections connections;
  private final Timing timing = new Timing();

  private @Nullable RequestPlan plan;
  private Requests.@Nullable Head head;
  private @Nullable Buffer body;
  private @Nullable Attempt attempt;
  private int redirects;
  private int refusals;
  private int ticket;

  Exchange(User user, LoadLoop loop, Connections connections) {
    this.user = user;
    this.loop = loop;
    this.connections = connections;
  }

  /**
   * Sends a request; {@link User#answered} follows later.
   *
   * @param dueNanos when it should have been sent, by {@link System#nanoTime()}
   * @throws StepException if its text cannot be made
   */
  void send(RequestPlan request, long dueNanos) {
    Buffer newBody = request.body().bytes(user.session());
    Requests.Head newHead = loop.requests().head(request, user.session(), newBody);
    body = newBody;
    head = newHead;
    plan = request;
    timing.begin(dueNanos);
    redirects = 0;
    refusals = 0;
    loop.deadlines().add(this, System.nanoTime(), request.timeoutNanos());
    connections.acquire(newHead.destination().origin(), this);
  }

  boolean isUnderWay() {
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
    }
  }

  @Nullable Buffer body() {
    return body;
  }

  boolean keepsBody() {
    return plan().readsBody() || loop.trace() != null;
  }

  long writing() {
    return timing.writing(body == null ? 0 : body.length());
  }

  void headReceived() {
    timing.answering();
  }

  /** The attempt failed before its answer was complete. */
  void attemptFailed(Attempt failed, Throwable failure, boolean mayRepeat) {
    attempt = null;
    connections.release(failed.line(), true);
    if (mayRepeat) {
      ticket++;
      connections.acquire(destination().origin(), this);
      return;
    }
    finishUnanswered(Failures.ofExchange(failure, failed.isAnswered()));
  }

  /** The server took nothing of the request. */
  void attemptRefused(Attempt refused, Throwable failure) {
    attemptFailed(refused, failure, refusals++ < MAX_REFUSALS);
  }

  /** The last byte has arrived. */
  void attemptAnswered(Attempt answered, HttpResponseHead response, Buffer received, long bytes) {
    long endNanos = System.nanoTime();
    attempt = null;
    user.session().cookies().store(destination(), response.headers);
    connections.release(answered.line(), false);
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
          new ReceivedAnswer(status, response.headers, received, timing.responseNanos(endNanos)),
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
      ticket++;
      connections.acquire(next.origin(), this);
    } catch (StepException e) {
      finishFailed(e.getMessage(), status, bytes, endNanos);
    }
  }

  private void finishAnswered(ReceivedAnswer answer, long bytes, long endNanos) {
    record(answer.status(), bytes, endNanos);
    user.session().answer(answer);
    String failure;
    try {
      failure = loop.judge().judge(plan(), user.session(), answer);
    } catch (StepException e) {
      done(null, e);
      return;
    } catch (RuntimeException unforeseen) {
      done(null, StepException.unforeseen(unforeseen));
      return;
    }
    done(failure, null);
  }

  private void finishFailed(String failure, int status, long bytes, long endNanos) {
    record(status, bytes, endNanos);
    done(failure, null);
  }

  private void record(int status, long bytes, long endNanos) {
    timing.recordAnswered(loop.recorder(), plan().name(), status, bytes, endNanos);
  }

  private void finishUnanswered(String failure) {
    timing.recordUnanswered(loop.recorder(), plan().name(), System.nanoTime());
    user.session().answer(null);
    done(failure, null);
  }

  private void done(@Nullable String failure, @Nullable StepException problem) {
    int name = plan().name();
    if (failure != null) {
      loop.recorder().failed(name, failure, loop.offsetMillis());
    }
    Trace trace = loop.trace();
    if (trace != null) {
      trace.judged(loop.scenario().names().get(name).toString(), failure);
    }
    loop.deadlines().remove(this);
    clear();
    user.answered(failure != null, problem);
  }

  private void clear() {
    plan = null;
    head = null;
    body = null;
    ticket++;
  }

  @Override
  void expire() {
    GoDuration timeout = new GoDuration(Duration.ofNanos(plan().timeoutNanos()));
    String failure =
        attempt == null
            ? "timeout after " + timeout + " without a connection to " + destination().origin()
            : "timeout after " + timeout;
    if (attempt != null) {
      attempt.line().doubt();
    }
    abandon();
    finishUnanswered(failure);
  }

  /** The end of the test cuts the request off: it counts as unfinished. */
  void cut() {
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
