package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.worker.Environment;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A number of requests in place of a time. */
@Tag("timed")
class RequestLimitTest {
  @TempDir private Path folder = Path.of("");
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);

  @AfterEach
  void stopShop() {
    shop.close();
  }

  @CommandLine.Command(name = "run")
  private static final class Run {
    @CommandLine.Mixin private TestArguments test = new TestArguments();
    @CommandLine.Mixin private RequestLimit limit = new RequestLimit();

    static Run of(String... arguments) {
      Run run = new Run();
      CommandLine commandLine = new CommandLine(run);
      RunFlags.register(commandLine);
      commandLine.parseArgs(arguments);
      return run;
    }

    TestPlan plan() {
      return test.plan(null, limit);
    }

    RunView view() throws InterruptedException {
      try (Interruption interruption = new Interruption()) {
        return LocalRun.run(
            plan(),
            limit,
            Environment.ofWorker(System::getenv),
            new RunListener() {},
            new WebFlags(),
            interruption);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "7, 10", "1000, 10", "2500, 40"})
  void exactlySoManyRequestsAreSentAndCounted(long requests, int users) throws Exception {
    RunView view = Run.of(url("/api/products"), "-n", "" + requests, "-u", "" + users).view();

    assertThat(shop.stats().requests()).isEqualTo(requests);
    assertThat(view.total().requests()).isEqualTo(requests);
    assertThat(Objects.requireNonNull(view.outcome()).verdict())
        .as(view.outcome().reason())
        .isEqualTo(Verdict.PASSED);
    assertThat(view.info().overrides()).containsExactly("--requests " + requests);
  }

  @Test
  void theRequestsOfOnStartAndTasksCountAndNoneIsLeftForOnStop() throws Exception {
    Path manifest =
        Files.writeString(
            folder.resolve("test.yaml"),
            """
            apiVersion: throng.dev/v1alpha1
            kind: LoadTest
            metadata: {name: test}
            spec:
              target: {baseUrl: "%s"}
              load: {users: 3, spawnRate: 100}
              userClasses:
                - name: A
                  onStart: [{get: /api/products}]
                  onStop: [{get: /api/products}]
                  wait: {constant: 1ms}
                  tasks: [{name: t, steps: [{get: /api/products}, {get: /api/products}]}]
              thresholds: [{expect: failureRatio < 1%%}, {expect: exceptions == 0}]
            """
                .formatted(url("")));

    RunView view = Run.of(manifest.toString(), "--requests", "101").view();

    assertThat(shop.stats().requests()).isEqualTo(101);
    assertThat(Objects.requireNonNull(view.outcome()).verdict())
        .as(view.outcome().reason())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void aTimeThatIsOverBeforeEndsTheLoadToo() throws Exception {
    RunView view = Run.of(url("/api/products"), "-n", "1000000000", "-t", "1s", "-u", "1").view();

    assertThat(Objects.requireNonNull(view.outcome()).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aUrlHasNoTimeThenUnlessOneIsGiven() {
    assertThat(Run.of("http://shop/", "-n", "5").plan().spec().load().duration()).isNull();
    assertThat(Run.of("http://shop/", "-n", "5", "-t", "3s").plan().spec().load().duration())
        .hasToString("3s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate=5/s              | --requests goes with users: arrivals have a rate and a time",
        "--find-capacity=1..10   | --requests goes with users: a search ends when it has its answer"
      })
  void loadsThatEndByThemselvesAreRefused(String flag, String sentence) {
    assertThatThrownBy(() -> Run.of("http://shop/", "-n", "5", flag).plan())
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "x"})
  void itIsAWholeNumber(String text) {
    assertThatThrownBy(() -> Run.of("http://shop/", "-n=" + text))
        .hasMessageContaining("must be a whole number of at least 1");
  }

  private String url(String path) {
    return "http://localhost:" + shop.port() + path;
  }
}
