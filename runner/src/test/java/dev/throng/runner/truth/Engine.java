package dev.throng.runner.truth;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.master.RealTime;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Worker;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a test to its end, master and one worker in this process, as {@code throng run} does. */
public final class Engine {
  private static final long SEED = 42;
  private static final long LONGEST_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private int loops = 2;
  private long runNumber = 1;
  private long startDelayMillis;
  private Map<String, String> environment = Map.of();
  private JavaSources java = JavaSources.NONE;
  private RunListener listener = new RunListener() {};
  private @Nullable BooleanSupplier enough;

  static RunView run(String spec) {
    return new Engine().runs(spec);
  }

  /** Until a condition holds; the manifest should have no duration. */
  static RunView runUntil(BooleanSupplier enough, String spec) {
    return new Engine().until(enough).runs(spec);
  }

  Engine loops(int count) {
    loops = count;
    return this;
  }

  /** The worker hears so late of the start, and of what follows, but not of the end. */
  Engine startsLate(long millis) {
    startDelayMillis = millis;
    return this;
  }

  public Engine environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  Engine listener(RunListener follower) {
    listener = follower;
    return this;
  }

  Engine java(String file, String source) {
    java = new JavaSources(List.of(new SourceFile(file, source)), List.of());
    return this;
  }

  Engine runNumber(long number) {
    runNumber = number;
    return this;
  }

  public Engine until(BooleanSupplier condition) {
    enough = condition;
    return this;
  }

  RunView runs(String yaml) {
    WarmUp.once();
    return runs(Manifests.spec(yaml));
  }

  public RunView runs(LoadTestSpec spec) {
    Long seed = spec.load().seed();
    TestPlan plan =
        new TestPlan(
            "truth",
            spec,
            "",
            runNumber,
            seed == null ? SEED : seed,
            Manifests.rows(spec),
            java,
            List.of(),
            List.of(),
            List.of());
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    try (Master master =
        new Master(plan, new FleetPlan.Alone(_ -> {}), "test", listener, new RealTime())) {
      Environment secrets = new Environment(this::variable);
      master.admit(
          "local",
          port -> {
            Worker worker = new Worker(vertx, new Worker.Settings(loops, secrets), port);
            return startDelayMillis == 0 ? worker : late(worker);
          });
      BooleanSupplier condition = enough;
      if (condition != null) {
        Eventually.holds("what the run was to do", PATIENCE, condition::getAsBoolean);
        master.interrupt("seen enough");
      }
      return master.finished().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    } catch (TimeoutException e) {
      throw new AssertionError("the run did not end within " + LONGEST_SECONDS + " s", e);
    } finally {
      vertx.close();
    }
  }

  private WorkerPort late(WorkerPort worker) {
    return message -> {
      if (message instanceof ToWorker.Prepare || message instanceof ToWorker.Stop) {
        worker.tell(message);
      } else {
        CompletableFuture.delayedExecutor(startDelayMillis, TimeUnit.MILLISECONDS)
            .execute(() -> worker.tell(message));
      }
    };
  }

  @SuppressWarnings("NullAway") // null for what is not set, as System.getenv
  private String variable(String name) {
    return environment.get(name);
  }

  static Outcome outcome(RunView view) {
    return Objects.requireNonNull(view.outcome());
  }

  /** The first run of a process loads and compiles classes, and is slow for that. */
  private static final class WarmUp {
    static {
      try (TruthServer server = TruthServer.ok()) {
        new Engine()
            .runs(
                Manifests.spec(
                    """
                    target: {baseUrl: %s}
                    load: {users: 10, spawnRate: 1000, duration: 1s}
                    userClasses:
                      - {name: U, wait: {constant: 1ms}, tasks: [{name: t, steps: [{get: /}]}]}
                    """
                        .formatted(server.url())));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    static void once() {}
  }

  /** The figures of one name, such as {@code GET /a}. */
  static RequestStats stats(RunView view, String key) {
    return view.requests().stream()
        .filter(stats -> stats.key().toString().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "no requests " + key + " among " + view.requests() + view.exceptions()));
  }

  /** How often each failure occurred. */
  static Map<String, Long> failures(RunView view) {
    Map<String, Long> byError = new TreeMap<>();
    for (FailureStats failure : view.failures()) {
      byError.merge(failure.error(), failure.occurrences(), Long::sum);
    }
    return byError;
  }
}
