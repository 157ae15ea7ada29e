package dev.throng.runner.worker;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Http;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.load.Seeds;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.scenario.UserClassPlan;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the master says on its event loops, and reports once a second. Its own thread
 * keeps the order of messages and gathers what the loops have counted.
 */
public final class Worker implements WorkerPort, AutoCloseable {
  /** Numbers of users that open models make: apart from those that the master deals. */
  private static final int FIRST_ARRIVAL_USER = 1 << 28;

  /** How many generators of arrivals may number their users apart. */
  private static final int ARRIVAL_USER_STEP = 1 << 12;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Vertx vertx;
  private final Settings settings;
  private final MasterPort master;
  private final GeneratorProbe probe = new GeneratorProbe();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-worker").daemon().factory());
  private final List<LoadLoop> loops = new ArrayList<>();
  private @Nullable Test test;
  private @Nullable HttpClientAgent client;
  private @Nullable Future<?> ticking;
  private long startNanos;
  private int nextSecond;
  private int loopsWithUsers;
  private boolean stopping;

  private record Test(LoadTestSpec spec, long seed, Scenario scenario) {}

  /**
   * @param loops how many event loops carry users: one per core
   * @param environment where secrets come from
   */
  public record Settings(int loops, Environment environment) {}

  public Worker(Vertx vertx, Settings settings, MasterPort master) {
    this.vertx = vertx;
    this.settings = settings;
    this.master = master;
  }

  @Override
  public void tell(ToWorker message) {
    thread.execute(() -> handle(message));
  }

  private void handle(ToWorker message) {
    try {
      switch (message) {
        case ToWorker.Prepare prepare -> prepare(prepare);
        case ToWorker.Start start -> start(start.atNanos());
        case ToWorker.ChangeUsers change -> change(change);
        case ToWorker.ReleaseUsers _ -> loops.forEach(loop -> loop.execute(loop.users()::release));
        case ToWorker.ShareArrivals share -> share(share);
        case ToWorker.Stop stop -> stop(stop);
      }
    } catch (UnresolvedException e) {
      master.tell(new ToMaster.Refused(e.getMessage()));
    } catch (RuntimeException e) {
      master.tell(new ToMaster.Refused("a fault in the worker: " + e));
    }
  }

  private void prepare(ToWorker.Prepare prepare) {
    if (test != null) {
      master.tell(new ToMaster.Ready());
      return;
    }
    Scenario scenario =
        ScenarioCompiler.compile(
            prepare.spec(), settings.environment().secrets(prepare.spec()), prepare.rows());
    test = new Test(prepare.spec(), prepare.seed(), scenario);
    Http http = scenario.http();
    HttpClientAgent agent = HttpClients.build(vertx, http, settings.environment().tls(http.tls()));
    client = agent;
    Feeds feeds = new Feeds(scenario.feeds());
    boolean shared = http.connections() == Http.Connections.SHARED;
    for (int i = 0; i < settings.loops(); i++) {
      int connections = shared ? Math.max(1, share(http.maxConnections(), i, settings.loops())) : 0;
      LoadLoop loop =
          new LoadLoop(
              ((VertxInternal) vertx).createEventLoopContext(),
              scenario,
              new LoadLoop.Run(prepare.runNumber(), prepare.seed()),
              agent,
              connections,
              feeds,
              new LoopListener());
      long stopTimeoutNanos = prepare.spec().load().stopTimeout().toNanos();
      loop.execute(() -> loop.users().stopTimeout(stopTimeoutNanos));
      loops.add(loop);
    }
    WarmUp.once(vertx, () -> master.tell(new ToMaster.Ready()));
  }

  private static int share(int whole, int part, int parts) {
    return whole / parts + (part < whole % parts ? 1 : 0);
  }

  private final class LoopListener implements LoadLoop.Listener {
    @Override
    public void stopAsked(String reason) {
      master.tell(new ToMaster.StopAsked(reason));
    }

    @Override
    public void empty(LoadLoop loop) {
      thread.execute(Worker.this::loopEmpty);
    }
  }

  private void start(long atNanos) {
    if (ticking != null) {
      return;
    }
    startNanos = System.nanoTime() - atNanos;
    nextSecond = (int) (atNanos / NANOS_PER_SECOND);
    probe.drain();
    for (LoadLoop loop : loops) {
      loop.execute(() -> loop.begin(startNanos));
    }
    ticking =
        thread.scheduleAtFixedRate(
            () -> count(false),
            NANOS_PER_SECOND - atNanos % NANOS_PER_SECOND,
            NANOS_PER_SECOND,
            TimeUnit.NANOSECONDS);
  }

  private void change(ToWorker.ChangeUsers change) {
    for (ToWorker.UserChange user : change.changes()) {
      LoadLoop loop = loops.get(user.user() % loops.size());
      loop.execute(() -> loop.users().change(user));
    }
  }

  private void share(ToWorker.ShareArrivals share) {
    Test current = test();
    List<Arrivals> all = current.spec().load().arrivals();
    for (int a = 0; a < all.size(); a++) {
      Arrivals arrivals = all.get(a);
      ArrivalSchedule schedule = new ArrivalSchedule(arrivals);
      int shares = share.shares() * loops.size();
      for (int i = 0; i < loops.size(); i++) {
        LoadLoop loop = loops.get(i);
        int part = share.share() * loops.size() + i;
        UserClassPlan plan =
            current.scenario().classes().get(current.scenario().classIndex(arrivals.userClass()));
        OpenModel.Share own =
            new OpenModel.Share(
                share.fromNanos(),
                schedule.times(part, shares, share.fromNanos(), Seeds.mix(current.seed(), -1L - a)),
                Math.max(1, share(arrivals.maxInFlight(), part, shares)));
        int firstUser = FIRST_ARRIVAL_USER * (a + 1) + share.worker() * loops.size() + i;
        loop.execute(() ->
            loop.users().share(plan, own, new OpenModel.Numbers(firstUser, ARRIVAL_USER_STEP)));
      }
    }
  }

  private void stop(ToWorker.Stop stop) {
    if (stopping) {
      return;
    }
    stopping = true;
    loopsWithUsers = loops.size();
    if (loops.isEmpty()) {
      master.tell(new ToMaster.Stopped());
    }
    for (LoadLoop loop : loops) {
      loop.execute(() -> loop.users().stopAll(stop.timeoutNanos()));
    }
  }

  private void loopEmpty() {
    if (--loopsWithUsers == 0) {
      Future<?> counting = ticking;
      if (counting != null) {
        counting.cancel(false);
      }
      count(true);
    }
  }

  /** Gathers what all loops have counted, reports it, and goes on. */
  private void count(boolean last) {
    int second = nextSecond++;
    Gathering gathering = new Gathering(loops.size());
    for (LoadLoop loop : loops) {
      loop.execute(() -> {
        LoadLoop.LoopCount counted = loop.drain();
        thread.execute(() -> {
          if (gathering.add(counted)) {
            Snapshot snapshot = gathering.snapshot(second, probe.drain(), last);
            master.tell(new ToMaster.Counted(snapshot));
            if (last) {
              master.tell(new ToMaster.Stopped());
            }
          }
        });
      });
    }
  }

  private Test test() {
    return java.util.Objects.requireNonNull(test, "not prepared");
  }

  /** Ends everything at once. */
  @Override
  public void close() {
    ExecutorService closing = thread;
    closing.execute(() -> {
      Future<?> counting = ticking;
      if (counting != null) {
        counting.cancel(false);
      }
      loops.forEach(loop -> loop.execute(loop::end));
      if (client != null) {
        client.close();
      }
    });
    closing.shutdown();
  }
}
