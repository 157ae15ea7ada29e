package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.WrittenStep;
import dev.throng.runner.scenario.TestPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A URL in place of a manifest. */
class UrlAloneTest {
  @Test
  void itIsAskedByTenUsersForTenSecondsWhereNoFlagSaysMore() {
    TestPlan plan = plan("http://shop:8080/api/products?page=1&q=${x}#top");

    LoadTestSpec spec = plan.spec();
    assertThat(plan.name()).isEqualTo("shop-8080");
    assertThat(spec.target().baseUrl()).isEqualTo("http://shop:8080");
    assertThat(step(plan).get()).isEqualTo("/api/products?page=1&q=$${x}");
    assertThat(spec.load().users()).isEqualTo(10);
    assertThat(spec.load().duration()).hasToString("10s");
    assertThat(spec.thresholds())
        .singleElement()
        .extracting("expect")
        .isEqualTo("failureRatio < 1%");
    assertThat(plan.overrides()).isEmpty();
  }

  @Test
  void flagsSayTheLoad() {
    TestPlan plan = plan("http://shop", "-u", "50", "-r", "5", "-t", "30s", "--seed", "7");

    assertThat(step(plan).get()).isEqualTo("/");
    assertThat(plan.spec().load().users()).isEqualTo(50);
    assertThat(plan.spec().load().spawnRate()).hasToString("5/s");
    assertThat(plan.spec().load().duration()).hasToString("30s");
    assertThat(plan.seed()).isEqualTo(7);
  }

  @Test
  void aRateIsKeptWhateverTheAnswersTake() {
    TestPlan plan = plan("http://shop/", "--rate", "200/s", "-t", "5s");

    assertThat(plan.spec().load().users()).isNull();
    assertThat(plan.spec().load().arrivals())
        .singleElement()
        .satisfies(arrivals -> {
          assertThat(arrivals.userClass()).isEqualTo("User");
          assertThat(arrivals.stages()).hasSize(1);
          assertThat(arrivals.stages().getFirst().rate()).hasToString("200/s");
          assertThat(arrivals.stages().getFirst().duration()).hasToString("5s");
        });
  }

  @Test
  void aSearchTakesThePlaceOfTheLoad() {
    TestPlan plan = plan("http://shop/", "--find-capacity", "10..100");

    assertThat(plan.spec().load().search()).isNotNull();
    assertThatThrownBy(() -> plan("http://shop/", "--find-capacity", "10..100", "-t", "5s"))
        .hasMessageStartingWith("--find-capacity decides the users");
  }

  @Test
  void methodBodyAndHeadersAreThoseOfTheFlags() {
    TestPlan plan =
        plan("http://shop/orders", "-d", "{\"a\": 1}", "--header", "Accept: text/plain");
    WrittenStep step = step(plan);

    assertThat(step.post()).isEqualTo("/orders");
    assertThat(step.body()).isEqualTo("{\"a\": 1}");
    assertThat(step.contentType()).isEqualTo("application/json");
    assertThat(step.headers()).containsEntry("Accept", "text/plain");

    WrittenStep put =
        step(plan("http://shop/", "-X", "put", "-d", "a=1", "--header", "Content-Type: text/x"));
    assertThat(put.put()).isEqualTo("/");
    assertThat(put.contentType()).isEqualTo("text/x");
    assertThat(put.headers()).isEmpty();
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    assertThatThrownBy(() -> plan("http://shop/", "-H", "http://other"))
        .hasMessage("http://shop/ names its target: leave out --host");
    assertThatThrownBy(() -> plan("http://shop/", "--rate", "5/s", "-u", "3"))
        .hasMessage("--rate decides the load: leave out --users, --spawn-rate and --find-capacity");
    assertThatThrownBy(() -> plan("http://shop/", "-X", "LOCK"))
        .hasMessageStartingWith("--request LOCK must be one of GET, POST, PUT");
    assertThatThrownBy(() -> plan("http://shop/", "--header", "Accept"))
        .hasMessage("--header \"Accept\" must be a name, a colon and a value");
    assertThatThrownBy(() -> plan("http://shop/", "shop.yaml"))
        .hasMessageStartingWith("http://shop/ is a URL, which runs alone");
    assertThatThrownBy(() -> plan("http://sh op/"))
        .hasMessageStartingWith("http://sh op/ with its flags is wrong:");
    assertThatThrownBy(() -> plan("shop.yaml", "-X", "PUT"))
        .hasMessageStartingWith("--request says what is sent to a URL");
  }

  private static WrittenStep step(TestPlan plan) {
    List<WrittenStep> steps = plan.spec().userClasses().getFirst().tasks().getFirst().steps();
    assertThat(steps).hasSize(1);
    return steps.getFirst();
  }

  private static TestPlan plan(String url, String... flags) {
    TestArguments test = new TestArguments();
    CommandLine commandLine = new CommandLine(test);
    RunFlags.register(commandLine);
    String[] all = new String[flags.length + 1];
    all[0] = url;
    System.arraycopy(flags, 0, all, 1, flags.length);
    commandLine.parseArgs(all);
    return test.plan();
  }
}
