package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.outputs.csv.LocustCsv;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The run as it stands, which goes to readers on other threads. */
class ViewTest {
  private static final TestPlan PLAN =
      Manifests.plan(
          "views",
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 1, duration: 1m}
          userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}, {get: /b}]}]}]
          thresholds: [{expect: p95 < 1s}]
          """);
  private static final Catalogue CATALOGUE = Catalogue.of(PLAN.spec());

  private final ManualTime time = new ManualTime();
  private final Master master =
      new Master(PLAN, new FleetPlan.Joining(1), "test", new RunListener() {}, time);
  private final IdleWorker worker = new IdleWorker(master, "w1");

  @Test
  void saysTheSameHoweverTheRunGoesOn() {
    time.pass(1);
    worker.says(new ToMaster.Ready());
    time.pass(1);
    second(0, new Counted().succeeded(0, 10, 1_000).lag(500).failed(1, 2, 7_000, "refused"));
    second(1, new Counted().refused(0, 3, 2_000, 503).tasks(1, 1, "no variable"));
    RunView early = view();
    List<String> before = rendered(early);

    second(2, new Counted().succeeded(0, 10, 1_100).lag(700).failed(1, 2, 9_000, "refused"));
    second(1, new Counted().refused(0, 3, 2_000, 503).tasks(1, 1, "no variable"));
    second(3, new Counted().refused(0, 4, 900_000, 429).tasks(1, 1, "no variable"));

    assertThat(rendered(early)).isEqualTo(before);
    assertThat(rendered(view())).isNotEqualTo(before);
  }

  private static List<String> rendered(RunView view) {
    return List.of(
        JsonReport.indented().render(view),
        LocustCsv.stats(view),
        LocustCsv.failures(view),
        LocustCsv.exceptions(view));
  }

  private void second(int number, Counted counted) {
    time.pass(1_000);
    worker.says(new ToMaster.Counted(counted.snapshot(number, CATALOGUE)));
    time.pass(1);
  }

  private RunView view() {
    var view = master.view();
    time.pass(1);
    return view.join();
  }
}
