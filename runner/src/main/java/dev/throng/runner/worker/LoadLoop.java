package dev.throng.runner.worker;

import dev.throng.crds.spec.Http;
import dev.throng.runner.protocol.ToWorker.UserChange;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.UserClassPlan;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop and everything that lives on it. All but {@link #execute} is called on the loop's
 * thread.
 */
final class LoadLoop {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ContextInternal context;
  private final EventLoop eventLoop;
  private final Scenario scenario;
  private final long seed;
  private final HttpClientAgent client;
  private final Feeds feeds;
  private final Listener listener;
  private final Recorder recorder;
  private final Requests requests;
  private final Deadlines deadlines = new Deadlines();
  private final LatencyHistogram lag = new LatencyHistogram();
  private final @Nullable SharedConnections shared;
  private final Map<Integer, User> users = new HashMap<>();
  private final List<User> leaving = new ArrayList<>();
  private final List<OpenModel> openModels = new ArrayList<>();
  private final int[] usersByClass;
  private int withdrawn;
  private @Nullable Trace trace;
  private int releases;
  private boolean stopped;
  private boolean reportedEmpty;
  private long stopTimeoutNanos = TimeUnit.SECONDS.toNanos(10);
  private long startNanos;
  private long nextTickNanos;
  private @Nullable Future<?> ticks;

  /** What the worker hears from its loops, on their threads. */
  interface Listener {
    void stopAsked(String reason);

    /** A user of an open model has just finished an iteration, or given up before the first. */
    default void iterationEnded(LoadLoop loop) {}

    /** The loop has just lost its last user. */
    void empty(LoadLoop loop);
  }

  LoadLoop(
      ContextInternal context,
      Scenario scenario,
      long seed,
      HttpClientAgent client,
      int sharedConnections,
      Feeds feeds,
      Listener listener) {
    this.context = context;
    this.eventLoop = context.nettyEventLoop();
    this.scenario = scenario;
    this.seed = seed;
    this.client = client;
    this.feeds = feeds;
    this.listener = listener;
    recorder = new Recorder(scenario.names().size(), scenario.checks().size());
    requests = new Requests(scenario.target());
    shared = sharedConnections > 0 ? new SharedConnections(this, sharedConnections) : null;
    usersByClass = new int[scenario.classes().size()];
  }

  /** Runs something on the loop's thread, soon. */
  void execute(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  /** Offset 0 of the load, by {@link System#nanoTime()}. */
  void begin(long startNanos) {
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

  Future<?> schedule(Runnable action, long delayNanos) {
    Handler<Void> onContext = _ -> action.run();
    return eventLoop.schedule(
        () -> context.emit(null, onContext), Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
  }

  /**
   * Ends a user's wait. Waits of 100 slacks and more end with the millisecond, so that many users
   * wake up together: it is the waking of the thread that makes waiting users dear (compare
   * timerslack_ns in prctl(2)).
   */
  Future<?> scheduleWake(Runnable wake, long waitNanos) {
    if (waitNanos < 100 * SLACK_NANOS) {
      return schedule(wake, waitNanos);
    }
    long dueNanos = System.nanoTime() - startNanos + waitNanos;
    return schedule(wake, waitNanos + SLACK_NANOS - 1 - Math.floorMod(dueNanos - 1, SLACK_NANOS));
  }

  io.vertx.core.Future<HttpClientConnection> connect(Origin origin) {
    HttpConnectOptions options =
        new HttpConnectOptions().setHost(origin.host()).setPort(origin.port()).setSsl(origin.tls());
    if (!origin.tls() && scenario.http().version() == Http.Version.AUTO) {
      options.setProtocolVersion(HttpVersion.HTTP_1_1); // without ALPN there is nothing to choose
    }
    return client.connect(options);
  }

  /** Starts or stops a user of this loop at its time. */
  void change(UserChange change) {
    long delay = startNanos + change.atNanos() - System.nanoTime();
    int release = releases;
    Runnable action =
        () -> {
          if (release == releases) {
            if (change.starts()) {
              startUser(change);
            } else {
              stopUser(change.user());
            }
          }
        };
    if (delay <= 0) {
      action.run();
    } else {
      schedule(action, delay);
    }
  }

  private void startUser(UserChange change) {
    if (stopped || users.containsKey(change.user())) {
      return;
    }
    User user = new User(change.user(), scenario.classes().get(change.userClass()), this);
    users.put(change.user(), user);
    usersByClass[change.userClass()]++;
    user.start();
  }

  private void stopUser(int index) {
    User user = users.remove(index);
    if (user != null) {
      leaving.add(user);
      user.stop();
      schedule(user::cut, stopTimeoutNanos);
    }
  }

  /** Shows every exchange to somebody; for a user or two, not for a load. */
  void trace(Trace newTrace) {
    trace = newTrace;
  }

  @Nullable Trace trace() {
    return trace;
  }

  /** Stops all users that were dealt to this loop, also those yet to start, and all arrivals. */
  void releaseUsers() {
    releases++;
    List.copyOf(users.keySet()).forEach(this::stopUser);
    openModels.forEach(OpenModel::rest);
  }

  void stopTimeout(long nanos) {
    stopTimeoutNanos = nanos;
  }

  /** Gives the open model of a class, which is made if need be, its share of the arrivals. */
  void share(UserClassPlan plan, OpenModel.Share share, OpenModel.Numbers numbers) {
    OpenModel model = openModelOf(plan);
    if (model == null) {
      model = new OpenModel(this, plan, numbers);
      openModels.add(model);
    }
    if (!stopped) {
      model.take(share);
    }
  }

  /** Ends all users in order; those that have not ended in time are cut. */
  void stop(long timeoutNanos) {
    openModels.forEach(OpenModel::end);
    stopped = true;
    everyone().forEach(User::stop);
    schedule(() -> everyone().forEach(User::cut), timeoutNanos);
    reportIfEmpty();
  }

  private void reportIfEmpty() {
    if (stopped && !reportedEmpty && isEmpty()) {
      reportedEmpty = true;
      listener.empty(this);
    }
  }

  private List<User> everyone() {
    List<User> all = new ArrayList<>(users.values());
    all.addAll(leaving);
    openModels.forEach(model -> all.addAll(model.users()));
    return all;
  }

  private boolean isEmpty() {
    return users.isEmpty()
        && leaving.isEmpty()
        && openModels.stream().allMatch(model -> model.users().isEmpty());
  }

  /** Stops the clockwork; the loop is not used again. */
  void end() {
    Future<?> ticking = ticks;
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (shared != null) {
      shared.close();
    }
  }

  void userEnded(User user) {
    OpenModel model = openModelOf(user.plan());
    if (model != null) {
      model.userEnded(user);
    } else {
      users.remove(user.userIndex(), user);
      leaving.remove(user);
      usersByClass[user.plan().index()]--;
    }
    reportIfEmpty();
  }

  boolean isArrivalUser(User user) {
    return openModelOf(user.plan()) != null;
  }

  void iterationEnded(User user) {
    OpenModel model = openModelOf(user.plan());
    if (model != null) {
      model.iterationEnded(user);
      listener.iterationEnded(this);
    }
  }

  private @Nullable OpenModel openModelOf(UserClassPlan plan) {
    for (int i = 0; i < openModels.size(); i++) {
      if (openModels.get(i).plan() == plan) {
        return openModels.get(i);
      }
    }
    return null;
  }

  /** A user of the closed model ends for good, since its onStart failed. */
  void userWithdraws(User user) {
    if (openModelOf(user.plan()) == null) {
      withdrawn++;
    } else {
      listener.iterationEnded(this);
    }
  }

  void askToStop(String reason) {
    listener.stopAsked(reason);
  }

  /** What was counted since the last call. */
  LoopCount drain() {
    long started = 0;
    long missed = 0;
    int[] running = usersByClass.clone();
    for (OpenModel model : openModels) {
      started += model.drainStarted();
      missed += model.drainMissed();
      running[model.plan().index()] += model.busy();
    }
    SparseHistogram lags = lag.toSparse();
    lag.reset();
    return new LoopCount(recorder.drain(), running, withdrawn, started, missed, lags);
  }

  /** One loop's part of a snapshot. */
  record LoopCount(
      Recorder.Drained drained,
      @SuppressWarnings("ArrayRecordComponent") int[] usersByClass,
      int withdrawnUsers,
      long startedArrivals,
      long missedArrivals,
      SparseHistogram lag) {}

  long offsetMillis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  long startNanos() {
    return startNanos;
  }

  long seed() {
    return seed;
  }

  Scenario scenario() {
    return scenario;
  }

  Recorder recorder() {
    return recorder;
  }

  Requests requests() {
    return requests;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Feeds feeds() {
    return feeds;
  }

  @Nullable SharedConnections sharedConnections() {
    return shared;
  }
}
