package dev.throng.runner.worker;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.scenario.CheckPlan;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.ExtractPlan;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request of one user, from the moment it is due to its record: redirects, silent repeats after
 * the server had closed the connection meanwhile, timeout, checks and extraction included. A user
 * has one, and uses it again and again.
 */
final class Exchange extends Deadlines.Expiring {
  static final int MAX_REDIRECTS = 10;

  private final User user;
  private final LoadLoop loop;
  private final Connections connections;

  private @Nullable RequestPlan plan;
  private @Nullable Destination destination;
  private @Nullable RequestOptions options;
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
    destination = user.requests().destination(request, user);
    options = user.requests().options(request, destination, user);
    body = request.body().bytes(user);
    plan = request;
    this.dueNanos = dueNanos;
    startNanos = 0;
    connectNanos = -1;
    firstByteNanos = 0;
    bytesSent = 0;
    redirects = 0;
    loop.deadlines().add(this, System.nanoTime(), request.timeoutNanos());
    connections.acquire(destination.origin(), this);
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
      trace.sending(line.origin, options(), body);
    }
    attempt = new Attempt(this, line);
    attempt.send(options());
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
    user.cookies().store(destination().origin(), response);
    connections.release(answered.line(), closesConnection(response));
    Trace trace = loop.trace();
    if (trace != null) {
      trace.received(response, received, endNanos - startNanos);
    }
    String location = redirect(response);
    if (location != null) {
      follow(response, location, bytes, endNanos);
    } else {
      finishAnswered(new ReceivedAnswer(response, received, endNanos - dueNanos), bytes, endNanos);
    }
  }

  /** Where the answer leads, if it leads elsewhere and the request is to follow. */
  private @Nullable String redirect(HttpClientResponse response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 ->
          plan().followRedirects() ? response.getHeader("location") : null;
      default -> null;
    };
  }

  private void follow(HttpClientResponse response, String location, long bytes, long endNanos) {
    if (redirects++ == MAX_REDIRECTS) {
      finishFailed(
          "more than " + MAX_REDIRECTS + " redirects", response.statusCode(), bytes, endNanos);
      return;
    }
    try {
      Destination from = destination();
      Destination next = from.follow(location);
      HttpMethod method = options().getMethod();
      if (response.statusCode() == 303
          ? method != HttpMethod.HEAD
          : response.statusCode() <= 302 && method == HttpMethod.POST) {
        method = HttpMethod.GET;
        body = null;
      }
      options = user.requests().redirected(options(), method, from, next, user);
      destination = next;
      ticket++;
      connections.acquire(next.origin(), this);
    } catch (StepException e) {
      finishFailed(e.getMessage(), response.statusCode(), bytes, endNanos);
    }
  }

  private void finishAnswered(ReceivedAnswer answer, long bytes, long endNanos) {
    RequestPlan request = plan();
    record(answer.status(), bytes, endNanos);
    user.answer(answer);
    String failure = judge(request, answer);
    if (failure != null) {
      done(failure, null);
      return;
    }
    try {
      for (ExtractPlan extract : request.extracts()) {
        user.variable(extract.slot(), extract.take(user, answer));
      }
      done(null, null);
    } catch (StepException e) {
      done(null, e);
    }
  }

  private @Nullable String judge(RequestPlan request, ReceivedAnswer answer) {
    for (CheckPlan check : request.checks()) {
      boolean holds;
      String problem = null;
      try {
        holds = check.condition().holds(user) != check.failsWhen();
      } catch (StepException e) {
        holds = false;
        problem = e.getMessage();
      }
      loop.recorder().check(check.index(), holds);
      if (!holds) {
        return problem != null ? problem : message(check);
      }
    }
    return answer.status() >= 400 && !request.checksStatus() ? "status " + answer.status() : null;
  }

  private String message(CheckPlan check) {
    try {
      return check.message().render(user);
    } catch (StepException e) {
      return e.getMessage();
    }
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
    user.answer(null);
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
    options = null;
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

  private static boolean closesConnection(HttpClientResponse response) {
    String connection = response.getHeader(io.vertx.core.http.HttpHeaders.CONNECTION);
    return connection != null && connection.equalsIgnoreCase("close");
  }

  private RequestPlan plan() {
    return java.util.Objects.requireNonNull(plan);
  }

  private Destination destination() {
    return java.util.Objects.requireNonNull(destination);
  }

  private RequestOptions options() {
    return java.util.Objects.requireNonNull(options);
  }

  MultiMap requestHeaders() {
    return options().getHeaders();
  }
}
