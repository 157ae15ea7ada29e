package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Flags from environment variables and a file. */
class FlagSourcesTest {
  private static final String URL = "http://shop:8080/";

  @TempDir private Path folder = Path.of("");

  @CommandLine.Command(name = "run")
  private static final class Run {
    @CommandLine.Mixin private TestArguments test = new TestArguments();
    @CommandLine.Mixin private LocalFlags local = new LocalFlags();
  }

  @Test
  void locustsVariablesSayTheLoad() {
    TestPlan plan =
        plan(
            Map.of(
                "LOCUST_USERS", "7",
                "LOCUST_SPAWN_RATE", "3",
                "LOCUST_RUN_TIME", "1m30s",
                "LOCUST_STOP_TIMEOUT", "5",
                "LOCUST_HEADLESS", "true",
                "LOCUST_AUTOSTART", "True",
                "LOCUST_LOGLEVEL", "INFO"),
            URL);

    assertThat(plan.spec().load().users()).isEqualTo(7);
    assertThat(plan.spec().load().spawnRate()).hasToString("3/s");
    assertThat(plan.spec().load().duration()).hasToString("1m30s");
    assertThat(plan.spec().load().stopTimeout()).hasToString("5s");
  }

  @Test
  void theCommandLineComesFirstThenThrongsVariablesThenLocustsThenTheFile() throws IOException {
    Path file = file("users = 4\nrun-time: 4s\nseed = 4\nspawn-rate = 4\n");
    Map<String, String> environment =
        Map.of(
            "LOCUST_USERS",
            "3",
            "LOCUST_RUN_TIME",
            "3s",
            "LOCUST_SEED",
            "3",
            "THRONG_USERS",
            "2",
            "THRONG_RUN_TIME",
            "2s");

    TestPlan plan = plan(environment, URL, "-u", "1", "--config", file.toString());

    assertThat(plan.spec().load().users()).isEqualTo(1);
    assertThat(plan.spec().load().duration()).hasToString("2s");
    assertThat(plan.seed()).isEqualTo(3);
    assertThat(plan.spec().load().spawnRate()).hasToString("4/s");
  }

  @Test
  void theFileMayBeNamedByAVariableToo() throws IOException {
    Path file = file("# of our CI\n[load]\nusers = 4\nheadless = true\n");

    assertThat(plan(Map.of("THRONG_CONFIG", file.toString()), URL).spec().load().users())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a, b", "a,b", "[a, b]", " [a,b] "})
  void tagsAreListsAsLocustHasThem(String tags) {
    assertThat(plan(Map.of("LOCUST_TAGS", tags), manifest().toString()).spec().tags().include())
        .containsExactly("a", "b");
  }

  @Test
  void tagsOfTheCommandLineComeInPlaceOfThoseOfAVariable() {
    assertThat(
            plan(Map.of("LOCUST_TAGS", "a"), manifest().toString(), "-T", "b")
                .spec()
                .tags()
                .include())
        .containsExactly("b");
  }

  @Test
  void aFileThatIsNamedComesInPlaceOfThatOfAVariable() {
    Map<String, String> environment = Map.of("LOCUST_LOCUSTFILE", manifest().toString());

    assertThat(plan(environment).name()).isEqualTo("two");
    assertThat(plan(environment, "A").name()).isEqualTo("two");
    assertThat(plan(environment, URL).name()).isEqualTo("shop-8080");
    assertThat(plan(environment, "-f", URL).name()).isEqualTo("shop-8080");
    assertThat(plan(Map.of(), "-f", manifest().toString(), "A").name()).isEqualTo("two");
  }

  @Test
  void aTestMustBeNamed() {
    assertThatThrownBy(() -> plan(Map.of()))
        .hasMessageStartingWith("FILE is missing: a manifest, a Java file or a URL");
  }

  @Test
  void aLocustfileIsAnsweredWithTheImporter() {
    assertThatThrownBy(() -> plan(Map.of(), "-f", "shop/locustfile.py"))
        .hasMessage(
            "shop/locustfile.py is a locustfile: throng import locust shop/locustfile.py -o"
                + " test.yaml makes a manifest of it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCUST_USERS  | 0     | LOCUST_USERS must be a whole number from 1 to 10000000, is \"0\"",
        "THRONG_SEED   | x     | THRONG_SEED must be a whole number of 64 bits, is \"x\"",
        "LOCUST_ONLY_SUMMARY | perhaps | LOCUST_ONLY_SUMMARY must be true or false, is \"perhaps\""
      })
  void aWrongValueIsAnsweredWithItsVariable(String variable, String value, String sentence) {
    assertThat(said(Map.of(variable, value), "run", URL)).startsWith("throng: " + sentence);
  }

  @Test
  void aWrongValueOfTheFileIsAnsweredWithItsKey() throws IOException {
    Path file = file("users = many");

    assertThat(said(Map.of(), "run", URL, "--config=" + file))
        .isEqualTo(
            "throng: users in "
                + file
                + " must be a whole number from 1 to 10000000, is \"many\"\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCUST_PROCESSES          | LOCUST_PROCESSES: throng run uses all cores by itself",
        "LOCUST_MODE_WORKER        | LOCUST_MODE_WORKER: write throng worker --master-host HOST",
        "LOCUST_EXIT_CODE_ON_ERROR | LOCUST_EXIT_CODE_ON_ERROR: the verdict decides the exit code",
        "LOCUST_JSON               | LOCUST_JSON: write --json -"
      })
  void aVariableThatMeansNothingHereIsRefused(String variable, String sentence) {
    assertThatThrownBy(() -> plan(Map.of(variable, "1"), URL)).hasMessageStartingWith(sentence);
  }

  @Test
  void aKeyThatIsNoFlagIsRefused() throws IOException {
    Path file = file("userz = 4");

    assertThatThrownBy(() -> plan(Map.of(), URL, "--config", file.toString()))
        .hasMessageStartingWith(file + ": \"userz\" is no flag of throng run; the flags are ");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> plan(Map.of(), URL, "--config", "missing.conf"))
        .hasMessageStartingWith("--config missing.conf cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"master", "worker"})
  void masterAndWorkerTakeNoVariablesSinceOnAClusterThoseAreTheManifests(String command) {
    CommandLine throng = Main.commandLine();
    Main.readFlagsFromElsewhere(throng, Map.of("THRONG_USERS", "5"), command);

    assertThat(throng.getSubcommands().get(command))
        .extracting(CommandLine::getDefaultValueProvider)
        .isNull();
  }

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("ci.conf"), lines);
  }

  private Path manifest() {
    try {
      return Files.writeString(
          folder.resolve("two.yaml"),
          """
          apiVersion: throng.dev/v1alpha1
          kind: LoadTest
          metadata: {name: two}
          spec:
            target: {baseUrl: http://localhost:8080}
            load: {users: 1, duration: 1s}
            userClasses:
              - name: A
                tasks:
                  - {name: a, tags: [a], steps: [{get: /a}]}
                  - {name: b, tags: [b], steps: [{get: /b}]}
            thresholds: [{expect: failureRatio < 1%}]
          """);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TestPlan plan(Map<String, String> environment, String... arguments) {
    Run run = new Run();
    CommandLine commandLine = new CommandLine(run);
    RunFlags.register(commandLine);
    commandLine.setDefaultValueProvider(new FlagSources(environment, List.of(arguments)));
    commandLine.parseArgs(arguments);
    run.local.tellSources();
    return run.test.plan();
  }

  private static String said(Map<String, String> environment, String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine throng = Main.commandLine().setErr(new PrintWriter(errors, true));
    Main.readFlagsFromElsewhere(throng, environment, arguments);
    assertThat(throng.execute(arguments)).as(Arrays.toString(arguments)).isEqualTo(ExitCodes.USAGE);
    return errors.toString();
  }
}
