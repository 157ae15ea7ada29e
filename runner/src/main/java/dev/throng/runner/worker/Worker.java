package dev.throng.runner.worker;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.RequestBudget;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the master says on its event loops, and reports once a second. Its own thread
 * keeps the order of messages and gathers what the loops have counted.
 */
public final class Worker implements WorkerPort, AutoCloseable {
  private final Vertx vertx;
  private final Settings settings;
  private final MasterPort master;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-worker").daemon().factory());
  private final Reporting reporting;
  private @Nullable Loops loops;
  private int loopsWithUsers;
  private boolean stopping;
  private long startNanos;

  /**
   * How long a worker waits for the end of the load by its own clock, which runs behind the
   * master's by as long as the start was under way.
   */
  private static final long END_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /**
   * @param loops how many event loops carry users: one per core
   * @param environment where secrets come from
   * @param java whether users in Java are taken
   * @param budget of all requests; null where something else ends the load
   */
  public record Settings(
      int loops, Environment environment, boolean java, @Nullable RequestBudget budget) {
    public Settings(int loops, Environment environment) {
      this(loops, environment, true, null);
    }
  }

  public Worker(Vertx vertx, Settings settings, MasterPort master) {
    this.vertx = vertx;
    this.settings = settings;
    this.master = master;
    reporting = new Reporting(thread, master);
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
        case ToWorker.ChangeUsers change -> loops().change(change);
        case ToWorker.ReleaseUsers _ -> releaseUsers();
        case ToWorker.ShareArrivals share -> loops().share(share);
        case ToWorker.ShareConnections share -> loops().shareConnections(share.most());
        case ToWorker.Stop stop -> stop(stop);
      }
    } catch (UnresolvedException e) {
      master.tell(new ToMaster.Refused(e.getMessage()));
    } catch (RuntimeException | Error e) {
      master.tell(new ToMaster.Refused("a fault in the worker: " + Reason.of(e)));
    }
  }

  private void prepare(ToWorker.Prepare prepare) {
    if (loops != null) {
      master.tell(new ToMaster.Ready());
      return;
    }
    Capacity.check(prepare.spec(), prepare.users());
    if (!settings.java() && prepare.spec().hasJava()) {
      throw new UnresolvedException("the test has users in Java, which this worker does not take");
    }
    Loops prepared = new Loops(vertx, settings, prepare, new LoopListener());
    loops = prepared;
    WarmUp.once(
        vertx,
        new WarmUp.Aim(prepare.spec().target(), prepared.usesCel()),
        () -> master.tell(new ToMaster.Ready()));
  }

  private final class LoopListener implements LoadLoop.Listener {
    @Override
    public void stopAsked(String reason) {
      master.tell(new ToMaster.StopAsked(reason));
    }

    @Override
    public void endAsked(String reason) {
      master.tell(new ToMaster.EndAsked(reason));
    }

    @Override
    public void givenUp(String reason) {
      master.tell(new ToMaster.StopAsked(reason));
    }

    @Override
    public void empty(LoadLoop loop) {
      thread.execute(Worker.this::loopEmpty);
    }
  }

  private void start(long atNanos) {
    if (!reporting.hasBegun()) {
      startNanos = System.nanoTime() - atNanos;
      loops().begin(startNanos);
      reporting.begin(loops(), atNanos);
    }
  }

  private void releaseUsers() {
    if (loops != null) {
      loops.releaseUsers();
    }
  }

  private void stop(ToWorker.Stop stop) {
    if (stopping) {
      return;
    }
    stopping = true;
    Loops current = loops;
    if (current == null) {
      master.tell(new ToMaster.Stopped());
      return;
    }
    loopsWithUsers = current.size();
    long earlyNanos = startNanos + stop.endNanos() - System.nanoTime();
    if (reporting.hasBegun() && earlyNanos > 0 && earlyNanos <= END_PATIENCE_NANOS) {
      thread.schedule(
          () -> current.stopUsers(stop.endNanos(), stop.timeoutNanos()),
          earlyNanos,
          TimeUnit.NANOSECONDS);
    } else {
      current.stopUsers(stop.endNanos(), stop.timeoutNanos());
    }
  }

  private void loopEmpty() {
    if (--loopsWithUsers == 0) {
      reporting.finish(loops());
    }
  }

  private Loops loops() {
    return Objects.requireNonNull(loops, "not prepared");
  }

  /** Ends everything at once. */
  @Override
  public void close() {
    ExecutorService closing = thread;
    closing.execute(() -> {
      reporting.cancel();
      if (loops != null) {
        loops.end();
      }
    });
    closing.shutdown();
  }
}
