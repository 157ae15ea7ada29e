package dev.throng.runner.users;

import dev.throng.runner.http.Exchange;
import dev.throng.runner.scenario.BodyPlan;
import dev.throng.runner.scenario.RequestPlan;
import dev.throng.runner.scenario.RequestPlan.Field;
import dev.throng.runner.scenario.StepException;
import dev.throng.runner.scenario.Text;
import dev.throng.runner.scenario.UserClassPlan;
import dev.throng.runner.script.Requests;
import dev.throng.runner.script.Script;
import dev.throng.runner.script.UserSession;
import dev.throng.runner.stats.RequestKey;
import dev.throng.users.Body;
import dev.throng.users.spi.Request;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends what users in Java ask for, by the rules of a manifest's requests. A request that is the
 * same as one before, and has nothing of its own, costs a look-up. Confined to one loop.
 */
final class JavaRequests {
  /** Paths with random numbers in them shall not fill the memory. */
  private static final int MOST_KNOWN = 1_000;

  private final Requests requests;
  private final ToIntFunction<RequestKey> names;
  private final long timeoutNanos;
  private final boolean followsRedirects;
  private final Map<Plain, RequestPlan> known = new HashMap<>();

  /** A request without parameters, headers and body. */
  private record Plain(
      int userClass,
      String method,
      String name,
      String path,
      @Nullable Duration timeout,
      @Nullable Boolean followRedirects) {}

  JavaRequests(Script script, ToIntFunction<RequestKey> names) {
    requests = script.requests();
    this.names = names;
    timeoutNanos = script.scenario().http().timeout().toNanos();
    followsRedirects = script.scenario().http().followRedirects();
  }

  /**
   * Sends a request of a user.
   *
   * @param body its bytes; null for none
   * @param dueNanos when it should have been sent, by {@link System#nanoTime()}
   * @throws StepException if it cannot be sent
   */
  void send(
      Request request,
      @Nullable Buffer body,
      UserSession session,
      Exchange exchange,
      long dueNanos) {
    if (body != null || !request.query().isEmpty() || !request.headers().isEmpty()) {
      requests.sendOnce(plan(request, body, session), session, exchange, dueNanos);
      return;
    }
    Plain plain =
        new Plain(
            session.plan().index(),
            request.method(),
            request.name(),
            request.path(),
            request.timeout(),
            request.followRedirects());
    RequestPlan plan = known.get(plain);
    if (plan == null) {
      plan = plan(request, null, session);
      if (known.size() == MOST_KNOWN) {
        requests.sendOnce(plan, session, exchange, dueNanos);
        return;
      }
      known.put(plain, plan);
    }
    requests.send(plan, session, exchange, dueNanos);
  }

  private RequestPlan plan(Request request, @Nullable Buffer body, UserSession session) {
    List<Field> headers = new ArrayList<>();
    Body written = request.body();
    if (written != null) {
      headers.add(field("content-type", Bodies.type(written)));
    }
    request.headers().forEach(header -> headers.add(field(header.getKey(), header.getValue())));
    return new RequestPlan(
        names.applyAsInt(new RequestKey(request.method(), request.name())),
        method(request.method()),
        new Text.Constant(request.path()),
        request.query().stream().map(e -> field(e.getKey(), e.getValue())).toList(),
        headersOf(session.plan()),
        headers,
        body == null ? BodyPlan.None.NONE : new BodyPlan.Fixed(body),
        request.timeout() == null ? timeoutNanos : request.timeout().toNanos(),
        Objects.requireNonNullElse(request.followRedirects(), followsRedirects),
        List.of(),
        List.of(),
        true,
        true);
  }

  private static List<Field> headersOf(UserClassPlan plan) {
    return plan.behaviour() instanceof UserClassPlan.InJava java ? java.headers() : List.of();
  }

  private static HttpMethod method(String name) {
    try {
      return HttpMethod.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new StepException("\"" + name + "\" is no method of HTTP");
    }
  }

  private static Field field(String name, String value) {
    return new Field(name, new Text.Constant(value));
  }
}
