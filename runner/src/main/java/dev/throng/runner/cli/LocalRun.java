package dev.throng.runner.cli;

import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.master.RealTime;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.worker.Capacity;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Worker;
import io.vertx.core.Vertx;
import java.util.Objects;

/** Master and one worker in this process, joined by direct calls. */
final class LocalRun {
  private LocalRun() {}

  /**
   * Runs a test to its end.
   *
   * @param limit of its requests
   * @param environment where secrets come from
   * @param web the page that shows it live, if it was asked for
   * @param interruption ends it early, in order
   * @return its end
   * @throws UsageException if the test cannot be run on this machine
   */
  static RunView run(
      TestPlan plan,
      RequestLimit limit,
      Environment environment,
      RunListener listener,
      WebFlags web,
      Interruption interruption)
      throws InterruptedException {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = EventLoops.forLoad(loops);
    try (ListenedTo listened = ListenedTo.by(listener, plan);
        Master master =
            new Master(
                plan,
                new FleetPlan.Alone(users -> Capacity.check(plan.spec(), users)),
                VersionCommand.version(),
                listened,
                new RealTime())) {
      Capacity.check(plan.spec(), master.peakUsers());
      environment.secrets(plan.spec());
      interruption.does(() -> master.interrupt(Interruption.BY_SIGNAL));
      Worker.Settings settings =
          new Worker.Settings(loops, environment, true, limit.budget(master::complete));
      try (Serving page = web.open(master)) {
        master.admit("local", port -> new Worker(vertx, settings, port));
        RunView last = master.finished().join();
        interruption.exitsWith(Objects.requireNonNull(last.outcome()).verdict().exitCode());
        web.linger(page, interruption);
        return last;
      }
    } catch (UnresolvedException e) {
      throw new UsageException(e.getMessage());
    } finally {
      vertx.close();
    }
  }
}
