package dev.throng.runner.bench;

import dev.throng.runner.history.History;
import dev.throng.runner.master.Master;
import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.story.Story;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the CPU time of a master whose workers each report 100 request names once a second. The
 * workers are simulated in another process, so that what they cost is not counted.
 */
public final class FleetBenchmark {
  static final int NAMES = 100;
  private static final int SECONDS = 15;

  /** How often a master tells the story of a run that goes on, at most. */
  private static final double STORY_EVERY_NANOS = 5e9;

  private FleetBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(10, 100, 1000)
            : IntStream.range(0, arguments.length)
                .mapToObj(i -> Integer.valueOf(arguments[i]))
                .toList();
    System.out.println(
        "| workers | CPU seconds a second | of it the story | heap after GC, MiB | requests counted |");
    System.out.println("|---:|---:|---:|---:|---:|");
    for (int workers : sizes) {
      measure(workers);
    }
  }

  private static void measure(int workers)
      throws IOException, InterruptedException, ExecutionException {
    try (ServedMaster served =
        new ServedMaster(Vertx.vertx(), Manifests.plan("fleet", manifest()), workers)) {
      Master master = served.master;
      Process fleet = simulate(workers, served.port);
      while (points(master) < 5) {
        Thread.sleep(100);
      }
      long cpu = cpuNanos();
      long begin = System.nanoTime();
      Thread.sleep(SECONDS * 1000L);
      double load = (double) (cpuNanos() - cpu) / (System.nanoTime() - begin);
      double story = storyNanos(master.view().get().history()) / STORY_EVERY_NANOS;
      System.gc();
      long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      long requests = master.view().get().total().requests();
      System.out.printf(
          "| %d | %.3f | %.1f %% | %d | %d |%n",
          workers, load, 100 * story / load, heap >> 20, requests);
      fleet.destroyForcibly().waitFor();
    }
  }

  private static int points(Master master) throws ExecutionException, InterruptedException {
    return master.view().get().timeline().points().size();
  }

  /** CPU time of telling it once more, as the master does while the run goes on. */
  private static double storyNanos(History history) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    Story.of(history);
    return threads.getCurrentThreadCpuTime() - begin;
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static Process simulate(int workers, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            Objects.requireNonNull(System.getProperty("java.class.path")),
            SimulatedFleet.class.getName(),
            Integer.toString(workers),
            Integer.toString(port))
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String manifest() {
    String steps =
        IntStream.range(0, NAMES)
            .mapToObj(i -> "{get: /name/" + i + "}")
            .collect(Collectors.joining(", "));
    return """
    target: {baseUrl: http://localhost:1}
    load: {users: 1000, spawnRate: 1000, duration: 1h}
    userClasses: [{name: A, tasks: [{name: a, steps: [%s]}]}]
    """
        .formatted(steps);
  }
}
