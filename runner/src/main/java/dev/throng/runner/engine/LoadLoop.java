package dev.throng.runner.engine;

import dev.throng.crds.spec.Http;
import dev.throng.runner.http.Addresses;
import dev.throng.runner.http.Failures;
import dev.throng.runner.http.IdleCloses;
import dev.throng.runner.http.Line;
import dev.throng.runner.http.SharedConnections;
import dev.throng.runner.http.TargetClient;
import dev.throng.runner.http.Trace;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.script.Feeds;
import dev.throng.runner.script.Judge;
import dev.throng.runner.script.Requests;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: its clockwork, and what the users on it share. All but {@link #execute} is called
 * on the loop's thread.
 */
public final class LoadLoop {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ContextInternal context;
  private final EventLoop eventLoop;
  private final Scenario scenario;
  private final Run run;
  private final Addresses addresses;
  private final Feeds feeds;
  private final Listener listener;
  private final Blanks secrets;
  private final Recorder recorder;
  private final Requests requests;
  private final Judge judge;
  private final Deadlines deadlines = new Deadlines();
  private final IdleCloses idleCloses = new IdleCloses();
  private final LatencyHistogram lag = new LatencyHistogram();
  private final @Nullable SharedConnections shared;
  private final UserPool users;
  private @Nullable Trace trace;
  private int maxStepsWithoutRequest = Integer.MAX_VALUE;
  private long startNanos;
  private long nextTickNanos;
  private @Nullable Future<?> ticks;

  /**
   * @param number which run of its LoadTest this is; the first is 1
   * @param seed of all decisions
   */
  public record Run(long number, long seed) {}

  /** What the worker hears from its loops, on their threads. */
  public interface Listener {
    default void stopAsked(String reason) {}

    /** A user of an open model has just finished an iteration, or given up before the first. */
    default void iterationEnded(LoadLoop loop) {}

    /** The loop has just lost its last user. */
    void empty(LoadLoop loop);
  }

  public LoadLoop(
      Vertx vertx,
      Scenario scenario,
      Run run,
      TargetClient client,
      int sharedConnections,
      Feeds feeds,
      Listener listener) {
    context = ((VertxInternal) vertx).createEventLoopContext();
    this.eventLoop = context.nettyEventLoop();
    this.scenario = scenario;
    this.run = run;
    addresses = new Addresses(vertx, client, InetAddress::getAllByName);
    this.feeds = feeds;
    this.listener = listener;
    secrets = Blanks.of(scenario.secrets());
    recorder = new Recorder(scenario.names().size(), scenario.checks().size(), secrets);
    requests = new Requests(scenario.target(), scenario.http().compression());
    judge = new Judge(recorder);
    shared =
        sharedConnections > 0
            ? new SharedConnections(this, sharedConnections, expectedCapacity(scenario.http()))
            : null;
    users = new UserPool(this, scenario.classes().size(), listener);
  }

  /** Of a connection that is not open yet. */
  private static int expectedCapacity(Http http) {
    return switch (http.version()) {
      case AUTO, HTTP_1_1 -> 1;
      case HTTP_2, HTTP_2_PRIOR_KNOWLEDGE -> Line.MAX_STREAMS;
    };
  }

  /**
   * The only loop of its scenario: all rows of the feeds are its own, and each user has its own
   * connections.
   */
  public static LoadLoop alone(
      Vertx vertx, Scenario scenario, Run run, TargetClient client, Listener listener) {
    return new LoadLoop(vertx, scenario, run, client, 0, new Feeds(scenario.feeds()), listener);
  }

  /** Runs something on the loop's thread, soon. */
  public void execute(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  /** Offset 0 of the load, by {@link System#nanoTime()}. */
  public void begin(long startNanos) {
    this.startNanos = startNanos;
    nextTickNanos = System.nanoTime() + TICK_NANOS;
    ticks =
        eventLoop.scheduleAtFixedRate(
            () -> context.emit(null, _ -> tick()), TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
  }

  private void tick() {
    long now = System.nanoTime();
    lag.record(Math.max(0, (now - nextTickNanos) / 1000));
    nextTickNanos += TICK_NANOS;
    deadlines.expireUntil(now);
  }

  public Future<?> schedule(Runnable action, long delayNanos) {
    Handler<Void> onContext = _ -> action.run();
    return eventLoop.schedule(
        () -> context.emit(null, onContext), Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
  }

  /**
   * Ends a user's wait. Waits of 100 slacks and more end with the millisecond, so that many users
   * wake up together: it is the waking of the thread that makes waiting users dear (compare
   * timerslack_ns in prctl(2)).
   */
  public Future<?> scheduleWake(Runnable wake, long waitNanos) {
    if (waitNanos < 100 * SLACK_NANOS) {
      return schedule(wake, waitNanos);
    }
    long dueNanos = System.nanoTime() - startNanos + waitNanos;
    return schedule(wake, waitNanos + SLACK_NANOS - 1 - Math.floorMod(dueNanos - 1, SLACK_NANOS));
  }

  public io.vertx.core.Future<HttpClientConnection> connect(Origin origin) {
    if (!origin.tls() && scenario.http().version() == Http.Version.HTTP_2) {
      return context.failedFuture(new Failures.ClearTextHttp2Exception());
    }
    HttpConnectOptions options =
        new HttpConnectOptions().setHost(origin.host()).setPort(origin.port()).setSsl(origin.tls());
    if (!origin.tls() && scenario.http().version() == Http.Version.AUTO) {
      options.setProtocolVersion(HttpVersion.HTTP_1_1); // without ALPN there is nothing to choose
    }
    return addresses.connect(options);
  }

  public IdleCloses idleCloses() {
    return idleCloses;
  }

  /** Shows every exchange to somebody; for a user or two, not for a load. */
  public void trace(Trace newTrace) {
    trace = newTrace;
  }

  /** From now on users break off a task that loops for so many steps without a request. */
  public void limitStepsWithoutRequest(int most) {
    maxStepsWithoutRequest = most;
  }

  public int maxStepsWithoutRequest() {
    return maxStepsWithoutRequest;
  }

  public void askToStop(String reason) {
    listener.stopAsked(reason);
  }

  /** Stops the clockwork; the loop is not used again. */
  public void end() {
    Future<?> ticking = ticks;
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (shared != null) {
      shared.close();
    }
  }

  /** What was counted since the last call. */
  public LoopCount drain() {
    SparseHistogram lags = lag.toSparse();
    lag.reset();
    return new LoopCount(recorder.drain(), users.drain(), lags);
  }

  /** One loop's part of a snapshot. */
  public record LoopCount(Recorder.Drained drained, UserPool.Count users, SparseHistogram lag) {}

  public long offsetMillis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  long startNanos() {
    return startNanos;
  }

  public Run run() {
    return run;
  }

  public Scenario scenario() {
    return scenario;
  }

  public UserPool users() {
    return users;
  }

  public Recorder recorder() {
    return recorder;
  }

  /** What must not be shown. */
  public Blanks secrets() {
    return secrets;
  }

  public Requests requests() {
    return requests;
  }

  public Judge judge() {
    return judge;
  }

  public Deadlines deadlines() {
    return deadlines;
  }

  public Feeds feeds() {
    return feeds;
  }

  public @Nullable Trace trace() {
    return trace;
  }

  /** From now on so many shared connections to each server. */
  public void limitConnections(int most) {
    if (shared != null) {
      shared.limit(most);
    }
  }

  public @Nullable SharedConnections sharedConnections() {
    return shared;
  }
}
