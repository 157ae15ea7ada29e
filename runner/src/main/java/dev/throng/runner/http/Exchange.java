package dev.throng.runner.http;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.engine.Deadlines;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.TraceId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpRequestHead;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request of one caller, from the moment it is due to its record: redirects, repeats after the
 * server had closed the connection meanwhile, and timeout included. A caller has one, and uses it
 * again and again.
 *
 * <p>Whatever is thrown on the way, it ends once: its connection is given back, it is recorded
 * once, and its caller goes on.
 */
public final class Exchange extends Deadlines.Expiring {
  /** Bodies that are read are kept up to this size. */
  public static final int MOST_KEPT_BYTES = 16 << 20;

  static final int MAX_REDIRECTS = 10;

  /** A server that refuses whatever comes, or closes what is idle, shall be seen to. */
  private static final int MAX_REPEATS = 10;

  private final Caller caller;
  private final Transport transport;
  private final LoadLoop loop;
  private final Connections connections;
  private final @Nullable TraceSampler traces;
  private final Sample sample = new Sample();

  private @Nullable RequestPlan plan;
  private @Nullable RequestHead head;
  private @Nullable Buffer body;
  private @Nullable Attempt attempt;
  private @Nullable TraceId traceId;
  private int redirects;
  private int repeats;
  private int ticket;
  private boolean recorded;
  private boolean withoutBody;
  private @Nullable Outcome outcome;
  private @Nullable Unsettled unsettled;

  /** An answer that its caller has not judged yet. */
  private record Unsettled(AnswerHead response, Buffer received, long bytes, long endNanos) {}

  /** What the caller has not been told yet. */
  private record Outcome(boolean failed, @Nullable StepException problem) {
    static final Outcome GOOD = new Outcome(false, null);
    static final Outcome FAILED = new Outcome(true, null);
  }

  public Exchange(Caller caller, Transport transport) {
    this.caller = caller;
    this.transport = transport;
    loop = transport.loop();
    connections = transport.connections();
    traces = transport.traces();
  }

  /** Whose requests these are. */
  public void by(long user, int userClass) {
    sample.by(user, userClass);
  }

  /**
   * Sends a request; {@link Caller#ended} follows, at once or later.
   *
   * @param dueNanos when it should have been sent, by {@link System#nanoTime()}
   */
  public void send(
      RequestPlan request, RequestHead requestHead, @Nullable Buffer requestBody, long dueNanos) {
    body = requestBody;
    head = requestHead;
    plan = request;
    sample.begin(request.name(), dueNanos);
    traceId = traces == null ? null : traces.sample(requestHead.request().headers);
    redirects = 0;
    repeats = 0;
    recorded = false;
    loop.deadlines().add(this, System.nanoTime(), request.timeoutNanos());
    acquire();
    tellCaller();
  }

  private void acquire() {
    try {
      connections.acquire(origin(), this);
    } catch (Throwable unforeseen) {
      breakOff(unforeseen);
    }
  }

  /** Not from within what may still break: the caller uses the exchange for its next request. */
  private void tellCaller() {
    Outcome told = outcome;
    if (told != null) {
      outcome = null;
      caller.ended(told.failed(), told.problem());
    }
  }

  /** Something broke on the way that is no fault of the server's. */
  void broken(Attempt broken, Throwable unforeseen) {
    if (attempt == broken) {
      breakOff(unforeseen);
      tellCaller();
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
      failure = Failure.ofGenerator(problem.getMessage());
      unanswered(failure);
    }
    done(failure, problem);
  }

  /** Whether a request has not come to its end. */
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
      sample.connectedWithin(connectNanos);
    }
    try {
      begin(line);
    } catch (Throwable unforeseen) {
      if (attempt == null) {
        connections.release(line, true);
      }
      breakOff(unforeseen);
    }
    tellCaller();
  }

  private void begin(Line line) {
    RequestHead hop = headOfHop();
    hop.address(line.multiplexed);
    Trace trace = transport.trace();
    if (trace != null) {
      HttpRequestHead request = hop.request();
      trace.sending(line.origin, request.method, request.uri, request.headers, body);
    }
    attempt = new Attempt(this, line, hop);
    attempt.send();
  }

  private RequestHead headOfHop() {
    if (traces == null || traceId == null) {
      return head();
    }
    sample.inTrace(traceId);
    return traces.inTrace(traceId, head());
  }

  /** There is no connection to be had. */
  void connectFailed(int ticket, Throwable failure) {
    if (wants(ticket)) {
      finishUnanswered(Failures.ofConnecting(failure, destination()));
      tellCaller();
    }
  }

  /** Whether connections to its server that had been idle for about as long were closed. */
  boolean isAtKeepAliveLimit(long idleNanos) {
    return transport.idleCloses().areNear(origin(), idleNanos);
  }

  @Nullable Buffer body() {
    return body;
  }

  boolean keepsBody() {
    return plan().readsBody() || transport.trace() != null;
  }

  /** Whether a body that is too large to be kept is no failure. */
  boolean mayGoWithoutBody() {
    return caller.judgesLater();
  }

  /** How many bytes of a body that nothing reads are to be kept all the same. */
  int wantedOfBody(int status) {
    return transport.failedAnswers().wantedOf(plan().name(), status);
  }

  boolean unpacksBody() {
    return transport.compresses();
  }

  long writing() {
    long now = System.nanoTime();
    sample.sending(now, body == null ? 0 : body.length());
    return now;
  }

  void headReceived() {
    sample.answering(System.nanoTime());
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
    tellCaller();
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
  void attemptAnswered(Attempt answered, AnswerHead response, Buffer received, long bytes) {
    long endNanos = System.nanoTime();
    attempt = null;
    answered.line().idleSinceNanos = endNanos;
    try {
      connections.release(answered.line(), false);
      conclude(response, received, bytes, endNanos);
    } catch (Throwable unforeseen) {
      breakOff(unforeseen);
    }
    tellCaller();
  }

  private void conclude(AnswerHead response, Buffer received, long bytes, long endNanos) {
    caller.cookies().store(destination(), response);
    Trace trace = transport.trace();
    if (trace != null) {
      trace.received(
          response.status(),
          response.reason(),
          response.headers(),
          received,
          sample.serviceNanos(endNanos));
    }
    int status = response.status();
    String location =
        plan().followRedirects() && status / 100 == 3
            ? Redirects.location(status, response.headers())
            : null;
    if (location != null) {
      follow(status, location, bytes, endNanos);
    } else {
      finishAnswered(
          response,
          received,
          new ReceivedAnswer(
              response, received, sample.responseNanos(endNanos), transport.secrets()),
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
      head = head().redirected(method, next, caller.cookies().header(next), body);
    } catch (StepException e) {
      finishFailed(e.getMessage(), status, bytes, endNanos);
      return;
    }
    acquireAgain();
  }

  private void finishAnswered(
      AnswerHead response, Buffer received, ReceivedAnswer answer, long bytes, long endNanos) {
    sample.answered(answer.status(), bytes, endNanos);
    withoutBody = keepsBody() && bytes > MOST_KEPT_BYTES;
    String failure = null;
    StepException problem = null;
    try {
      failure = caller.judge(answer);
    } catch (StepException e) {
      problem = e;
    } catch (Throwable unforeseen) {
      problem = StepException.unforeseen(unforeseen);
    }
    if (failure == null && problem == null && caller.judgesLater()) {
      unsettled = new Unsettled(response, received, bytes, endNanos);
      over(Outcome.GOOD);
      return;
    }
    FailedAnswer example =
        failure == null ? null : example(failure, response, received, bytes, endNanos);
    done(failure == null ? null : Failure.ofTarget(failure), example, problem);
  }

  private @Nullable FailedAnswer example(
      String failure, AnswerHead response, Buffer received, long bytes, long endNanos) {
    return transport
        .failedAnswers()
        .sample(sample.name(), failure, response, received, bytes, endNanos);
  }

  /** From the moment the request was due until now. */
  public Duration elapsed() {
    return Duration.ofNanos(sample.responseNanos(System.nanoTime()));
  }

  /** Whether the body of the answer that is being judged was too large to be kept. */
  public boolean isWithoutBody() {
    return withoutBody;
  }

  /** Whether there is an answer that its caller has not judged yet. */
  public boolean isUnsettled() {
    return unsettled != null;
  }

  /**
   * Records the answer that was left to its caller to judge, if there is one.
   *
   * @param failure what is wrong with it; null for nothing
   */
  public void settle(@Nullable String failure) {
    Unsettled answer = unsettled;
    if (answer == null) {
      return;
    }
    unsettled = null;
    if (failure == null) {
      record(null, null);
    } else {
      record(
          Failure.ofTarget(failure),
          example(
              failure, answer.response(), answer.received(), answer.bytes(), answer.endNanos()));
    }
  }

  private void finishFailed(String failure, int status, long bytes, long endNanos) {
    sample.answered(status, bytes, endNanos);
    Failure ofTarget = Failure.ofTarget(failure);
    caller.unanswered(ofTarget);
    done(ofTarget, null);
  }

  private void finishUnanswered(Failure failure) {
    unanswered(failure);
    done(failure, null);
  }

  private void unanswered(Failure failure) {
    sample.unanswered(System.nanoTime());
    caller.unanswered(failure);
  }

  private void done(@Nullable Failure failure, @Nullable StepException problem) {
    done(failure, null, problem);
  }

  /**
   * @param example an answer to show for the failure
   */
  private void done(
      @Nullable Failure failure, @Nullable FailedAnswer example, @Nullable StepException problem) {
    record(failure, example);
    over(
        problem != null
            ? new Outcome(failure != null, problem)
            : failure != null ? Outcome.FAILED : Outcome.GOOD);
  }

  private void record(@Nullable Failure failure, @Nullable FailedAnswer example) {
    if (failure != null) {
      sample.failed(failure, loop.offsetMillis(), example);
    } else if (sample.traceId() != null) {
      sample.endedAt(loop.offsetMillis());
    }
    if (!recorded) {
      recorded = true;
      loop.recorder().record(sample);
    }
    Trace trace = transport.trace();
    if (trace != null) {
      trace.judged(transport.nameOf(sample.name()), failure == null ? null : failure.text());
    }
  }

  private void over(Outcome what) {
    loop.deadlines().remove(this);
    clear();
    outcome = what;
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
            ? "timeout after " + timeout + " without a connection to " + origin()
            : "timeout after " + timeout;
    if (attempt != null) {
      attempt.line().doubt();
    }
    abandon();
    finishUnanswered(Failure.ofTarget(failure));
    tellCaller();
  }

  /** The caller sends nothing more: its own connections are closed. */
  public void close() {
    connections.close();
  }

  /** The end of the test cuts the request off: it counts as unfinished. */
  public void cut() {
    abandon();
    loop.deadlines().remove(this);
    loop.recorder().unfinished(sample.name(), sample.responseNanos(System.nanoTime()));
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

  private RequestHead head() {
    return Objects.requireNonNull(head);
  }

  private Origin origin() {
    return head().origin();
  }

  private Destination destination() {
    return head().destination();
  }
}
