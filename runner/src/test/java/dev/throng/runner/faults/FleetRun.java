package dev.throng.runner.faults;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.master.Master;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.truth.Eventually;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A master in this process, workers in their own, and their target. */
final class FleetRun implements AutoCloseable {
  private static final Pattern METRICS_PORT = Pattern.compile("metrics on port (\\d+)");

  final Vertx vertx = Vertx.vertx();
  final CountingTarget target = new CountingTarget(vertx);
  final Master master;
  final int port;
  private final ServedMaster served;
  private final List<ThrongProcess> processes = new ArrayList<>();

  /**
   * @param load the manifest's load, as YAML on one line
   * @param more fields of the spec
   */
  FleetRun(int expectedWorkers, String load, String... more) {
    this(expectedWorkers, url -> Manifests.plan("faults", manifest(url, load, more)));
  }

  /**
   * @param plan of a test, by the URL of its target
   */
  FleetRun(int expectedWorkers, Function<String, TestPlan> plan) {
    served = new ServedMaster(vertx, plan.apply(target.url()), expectedWorkers);
    master = served.master;
    port = served.port;
  }

  /** The usual load. */
  static String twelveUsersFor(String duration) {
    return "{users: 12, spawnRate: 12, duration: " + duration + ", stopTimeout: 2s}";
  }

  static String manifest(String url, String load, String... more) {
    return """
    target: {baseUrl: %s}
    load: %s
    userClasses:
      - {name: A, weight: 2, wait: {constant: 50ms}, tasks: [{name: a, steps: [{get: /a}]}]}
      - {name: B, weight: 1, wait: {constant: 50ms}, tasks: [{name: b, steps: [{get: /b}]}]}
    thresholds: [{expect: requests > 0}]
    validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%%, minAchievedLoad: 10%%}
    """
            .formatted(url, load)
        + String.join("\n", more)
        + "\n";
  }

  /** The same as a file. */
  static Path manifestFile(Path folder, String url, String load) {
    try {
      return Files.writeString(
          folder.resolve("test.yaml"), Manifests.text("t", manifest(url, load)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  ThrongProcess worker(String name) {
    return worker(name, port);
  }

  ThrongProcess worker(String name, int atPort, String... flags) {
    ThrongProcess process = ThrongProcess.worker(name, atPort, ServedMaster.TOKEN, flags);
    processes.add(process);
    return process;
  }

  /** Starts a worker, and gives the port of its metrics. */
  int workerWithMetrics(String name) {
    return Integer.parseInt(worker(name, port, "--metrics-port", "0").said(METRICS_PORT).group(1));
  }

  /** Starts w1 and w2, waits for some seconds of load, and gives w1. */
  ThrongProcess firstOfTwo(int afterSeconds) {
    return firstOfTwo(afterSeconds, port);
  }

  /** The same where w1 finds the master at another port. */
  ThrongProcess firstOfTwo(int afterSeconds, int atPort) {
    ThrongProcess first = worker("w1", atPort);
    worker("w2");
    awaitSecond(afterSeconds);
    return first;
  }

  /** The run as the operator sees it. */
  MasterStatus status() {
    return served.status();
  }

  RunView view() {
    return master.view().join();
  }

  /** Waits until the run is as described. */
  void await(String what, Predicate<RunView> condition) {
    try {
      Eventually.holds(what, Duration.ofMinutes(2), () -> condition.test(view()));
    } catch (AssertionError e) {
      StringBuilder seen = new StringBuilder(what).append(": ").append(view().workers());
      seen.append(view().notes()).append(view().timeline().points().size()).append(" s");
      processes.forEach(process -> seen.append('\n').append(process.output()));
      throw new AssertionError(seen.toString(), e);
    }
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The load has gone on for some seconds. */
  void awaitSecond(int second) {
    await("second " + second, view -> view.timeline().points().size() >= second);
  }

  RunView finished() {
    try {
      return master.finished().get(3, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the run did not finish", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** How many users run on the workers of this name. */
  static int users(RunView view, String worker) {
    return view.workers().stream()
        .filter(w -> w.name().equals(worker))
        .mapToInt(WorkerView::users)
        .sum();
  }

  /** Whether a worker of this name is in this state. */
  static boolean isIn(RunView view, String worker, WorkerView.State state) {
    return view.workers().stream().anyMatch(w -> w.name().equals(worker) && w.state() == state);
  }

  static Verdict verdict(RunView view) {
    return outcome(view).verdict();
  }

  static String reason(RunView view) {
    return outcome(view).reason();
  }

  private static Outcome outcome(RunView view) {
    return Objects.requireNonNull(view.outcome(), "the run has not ended");
  }

  static List<Timeline.Interval> gaps(RunView view) {
    return view.timeline().intervals().stream()
        .filter(interval -> interval.kind() == Timeline.Kind.WORKER_LOST)
        .toList();
  }

  @Override
  public void close() {
    processes.forEach(ThrongProcess::close);
    served.close();
  }
}
