package dev.throng.runner.cli;

import dev.throng.crds.composition.Overrides;
import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadDraft;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Stage;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.master.RealTime;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Rehearsal;
import dev.throng.runner.worker.Worker;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of a manifest that is checked and run, with a load of a second and a half.
 *
 * @param checked what {@code check} prints; empty if there was nothing to complain about
 */
record ShortRun(String checked, RunView end) {
  /** Who waits a second comes back: a task must succeed the second time, too. */
  private static final GoDuration SHORT = new GoDuration(Duration.ofMillis(1500));

  private static final GoDuration PART = new GoDuration(Duration.ofMillis(400));
  private static final long LONGEST_SECONDS = 60;

  static ShortRun of(Path file, String target, Map<String, String> variables) throws Exception {
    TestPlan plan = TestPlans.of(Manifests.read(List.of(file)), Overrides.toHost(target), 1);
    Environment environment = environment(variables);
    return new ShortRun(check(plan, environment), run(shortened(plan), environment));
  }

  @SuppressWarnings("NullAway") // null for what is not set, as System.getenv
  private static Environment environment(Map<String, String> variables) {
    return new Environment(variables::get);
  }

  private static String check(TestPlan plan, Environment environment)
      throws InterruptedException, IOException {
    try (ByteArrayOutputStream printed = new ByteArrayOutputStream()) {
      PrintedTrace trace =
          new PrintedTrace(new PrintStream(printed, true, StandardCharsets.UTF_8), List.of());
      new Rehearsal(plan.spec(), 1, 1, plan.rows(), plan.java(), environment).run(trace);
      return trace.problems() == 0 ? "" : printed.toString(StandardCharsets.UTF_8);
    }
  }

  private static RunView run(TestPlan plan, Environment environment) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    try (Master master =
        new Master(
            plan, new FleetPlan.Alone(_ -> {}), "test", new RunListener() {}, new RealTime())) {
      master.admit("local", port -> new Worker(vertx, new Worker.Settings(1, environment), port));
      return master.finished().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } finally {
      vertx.close();
    }
  }

  private static TestPlan shortened(TestPlan plan) {
    LoadTestSpec spec = plan.spec();
    return new TestPlan(
        plan.name(),
        spec.with(
            spec.target(),
            shortened(spec.load()),
            spec.tags(),
            spec.userClasses(),
            spec.thresholds()),
        plan.manifest(),
        plan.runNumber(),
        plan.seed(),
        plan.rows(),
        plan.java(),
        plan.overrides(),
        plan.notes(),
        plan.notJudged());
  }

  private static Load shortened(Load load) {
    LoadDraft draft =
        load.draft()
            .warmup(GoDuration.ZERO)
            .stages(
                load.stages().stream()
                    .map(stage -> new Stage(shortened(stage.duration()), stage.users()))
                    .toList())
            .arrivals(load.arrivals().stream().map(ShortRun::shortened).toList());
    Search search = load.search();
    if (search != null) {
      return draft
          .search(
              new Search(
                  search.users(),
                  search.arrivals(),
                  PART,
                  PART,
                  search.width(),
                  GoDuration.ofSeconds(4)))
          .load();
    }
    return load.users() == null
        ? draft.load()
        : draft.duration(SHORT).spawnRate(Rate.parse("1000")).load();
  }

  private static Arrivals shortened(Arrivals arrivals) {
    return new Arrivals(
        arrivals.userClass(),
        arrivals.process(),
        arrivals.maxInFlight(),
        arrivals.stages().stream()
            .map(stage -> new ArrivalStage(shortened(stage.duration()), stage.rate()))
            .toList());
  }

  private static GoDuration shortened(GoDuration duration) {
    return duration.compareTo(PART) < 0 ? duration : PART;
  }
}
