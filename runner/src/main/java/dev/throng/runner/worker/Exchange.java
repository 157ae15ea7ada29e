package dev.throng.runner.worker;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
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

  private final User user;
  private final LoadLoop loop;
  private final Connections connections;

  private @Nullable RequestPlan plan;
  private Requests.@Nullable Head head;
  private @Nullable Buffer body;
  private @Nullable Attempt attempt;
  private long dueNanos;
  private long startNanos;
  private long connectNanos;
  private long firstByteNanos;
  private long bytesSent;
  private int redirects;
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
    Requests.Head newHead = loop.requests().head(request, user.session());
    body = request.body().bytes(user.session());
    head = newHead;
    plan = request;
    this.dueNanos = dueNanos;
    startNanos = 0;
    connectNanos = -1;
    firstByteNanos = 0;
    bytesSent = 0;
    redirects = 0;
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

  /** A connection is at hand. */
  void connected(Line line, long connectNanos) {
    if (connectNanos >= 0) {
      this.connectNanos = Math.max(0, this.connectNanos) + connectNanos;
    }
    Trace trace = loop.trace();
    if (trace != null) {
      trace.sending(line.origin, head().options(), body);
    }
    attempt = new Attempt(this, line);
    attempt.send(head().options());
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

  void writing() {
    if (startNanos == 0) {
      startNanos = System.nanoTime();
    }
    bytesSent += body == null ? 0 : body.length();
  }

  void headReceived() {
    if (firstByteNanos == 0) {
      firstByteNanos = System.nanoTime() - startNanos;
    }
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

  /** The last byte has arrived. */
  void attemptAnswered(Attempt answered, HttpClientResponse response, Buffer received, long bytes) {
    long endNanos = System.nanoTime();
    attempt = null;
    user.session().cookies().store(destination(), response);
    connections.release(answered.line(), answered.closesConnection());
    Trace trace = loop.trace();
    if (trace != null) {
      trace.received(response, received, endNanos - startNanos);
    }
    String location = plan().followRedirects() ? Redirects.location(response) : null;
    if (location != null) {
      follow(response.statusCode(), location, bytes, endNanos);
    } else {
      finishAnswered(new ReceivedAnswer(response, received, endNanos - dueNanos), bytes, endNanos);
    }
  }

  private void follow(int status, String location, long bytes, long endNanos) {
    if (redirects++ == MAX_REDIRECTS) {
      finishFailed("more than " + MAX_REDIRECTS + " redirects", status, bytes, endNanos);
      return;
    }
    try {
      HttpMethod before = head().options().getMethod();
      HttpMethod method = Redirects.method(status, before);
      Destination next = destination().follow(location);
      head = Requests.redirected(head(), method, next, user.session());
      body = method.equals(before) ? body : null;
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
    loop.recorder()
        .answered(
            plan().name(),
            status,
            endNanos - dueNanos,
            endNanos - startNanos,
            connectNanos,
            firstByteNanos,
            bytes,
            bytesSent);
  }

  private void finishUnanswered(String failure) {
    long nowNanos = System.nanoTime();
    RequestPlan request = plan();
    loop.recorder()
        .unanswered(
            request.name(), nowNanos - dueNanos, startNanos == 0 ? 0 : nowNanos - startNanos);
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
    abandon("timeout");
    finishUnanswered(failure);
  }

  /** The end of the test cuts the request off: it counts as unfinished. */
  void cut() {
    int name = plan().name();
    abandon("the test has ended");
    loop.deadlines().remove(this);
    loop.recorder().unfinished(name);
    clear();
  }

  private void abandon(String why) {
    Attempt current = attempt;
    attempt = null;
    if (current == null) {
      connections.forget(this);
    } else {
      current.abandon(why);
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
