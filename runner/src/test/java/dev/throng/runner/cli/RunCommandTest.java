package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.faults.QuickStart;
import dev.throng.runner.truth.Eventually;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The throng process from outside: exit codes, messages, files, signals. */
class RunCommandTest {
  private static final String MANIFEST =
      """
      apiVersion: throng.dev/v1alpha1
      kind: LoadTest
      metadata: {name: test}
      spec:
        target: {baseUrl: http://localhost:8080}
        load: {users: 5, spawnRate: 50, duration: %s}
        userClasses:
          - name: Visitor
            wait: {constant: 50ms}
            tasks: [{name: browse, steps: [{get: /api/products}]}]
        validity: {maxEventLoopLagP99: 1h, minAchievedLoad: 0%%}
        thresholds: [{expect: "%s"}]
      """;

  @TempDir private Path directory = Path.of("");
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);

  @AfterEach
  void stopShop() {
    shop.close();
  }

  private record Ended(int exitCode, String output) {}

  @Test
  void aThresholdThatDoesNotHoldExitsWithOneAndTheObservedValue() throws Exception {
    Ended ended = run(manifest("2s", "requests > 1000000"));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("Failed: expected requests > 1000000, observed ");
  }

  @Test
  void aThresholdThatHoldsExitsWithZero() throws Exception {
    Ended ended = run(manifest("2s", "failureRatio < 1%"));

    assertThat(ended.output()).contains("Passed: the threshold holds");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void anEarlierRunJudgesTheNextAndIsComparedWithIt() throws Exception {
    run(manifest("2s", "failureRatio < 1%"), "--json", file("before.json"));
    Path next = manifest("2s", "failureRatio < 1%");
    Files.writeString(
        next,
        "  baseline: {run: lastPassed, expect: [requests > 200%]}\n",
        StandardOpenOption.APPEND);

    Ended ended = run(next, "--baseline", file("before.json"));

    assertThat(ended.output())
        .containsPattern("Failed: expected requests > [0-9]+, observed [0-9]+")
        .containsPattern("Not compared: They have [0-9]+ whole judged seconds in common; 20 are");
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  @Test
  void anEarlierRunOfAnotherLoadIsRefusedBeforeAnythingIsSent() throws Exception {
    Path manifest = manifest("2s", "failureRatio < 1%");
    run(manifest, "--json", file("before.json"));
    long sent = shop.stats().requests();

    Ended ended = run(manifest, "--users", "10", "--baseline", file("before.json"));

    assertThat(ended.output()).contains("before.json and this run have different loads: in second");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(shop.stats().requests()).isEqualTo(sent);
  }

  @Test
  void aWrongManifestExitsWithTwoAndNamesThePathValueAndPlace() throws Exception {
    Path manifest = manifest("2s", "p95 < 2s");
    Files.writeString(
        manifest, Files.readString(manifest).replace("spawnRate: 50", "spawnRate: fast"));

    Ended ended = run(manifest);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output())
        .contains("spec.load.spawnRate: \"fast\" must be a rate such as 50")
        .contains("(line 6, column 31)");
  }

  @Test
  void aWrongFlagExitsWithTwoAndSaysWhatIsAllowed() throws Exception {
    Ended ended = run(manifest("2s", "p95 < 2s"), "--run-time", "soon");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output())
        .isEqualTo(
            "throng: --run-time must be a duration such as 500ms, 30s, 5m or 1h30m, or seconds, is"
                + " \"soon\"\n");
  }

  @Test
  void anInterruptWritesEveryOutputAndExitsWithOneHundredAndThirty() throws Exception {
    Process process =
        start(
            manifest("1m", "p95 < 2s"),
            "--csv",
            file("l"),
            "--html",
            file("r.html"),
            "--json",
            file("r.json"),
            "--junit",
            file("r.xml"));
    Eventually.holds("load arrives", Duration.ofSeconds(60), () -> shop.stats().requests() >= 50);

    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(output).contains("Aborted: stopped by a signal, such as Ctrl-C");
    assertThat(directory)
        .isDirectoryContaining("glob:**/l_stats.csv")
        .isDirectoryContaining("glob:**/l_stats_history.csv")
        .isDirectoryContaining("glob:**/l_failures.csv")
        .isDirectoryContaining("glob:**/l_exceptions.csv");
    assertThat(directory.resolve("r.html")).content().contains("Aborted");
    assertThat(directory.resolve("r.json")).content().contains("\"verdict\" : \"Aborted\"");
    assertThat(directory.resolve("r.xml")).content().contains("testcase");
  }

  @Test
  void aSecretThatIsNotThereIsNamedWithItsVariableBeforeAnythingIsSent() throws Exception {
    Path manifest = manifest("2s", "p95 < 2s");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(
                "  load:",
                "  secrets: {password: {secretKeyRef: {name: login, key: password}}}\n  load:"));

    Ended ended = run(manifest);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output()).contains("THRONG_SECRET_PASSWORD must hold it, and is not set");
    assertThat(shop.stats().requests()).isZero();
  }

  @Test
  void moreUsersThanTheProcessMayOpenConnectionsForAreRefusedInOneSentence() throws Exception {
    Ended ended = run(manifest("2s", "p95 < 2s"), "--users", "2000000");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output())
        .contains("file descriptors that this process may open")
        .contains("set spec.target.http.connections to shared, or run at most");
  }

  @Test
  void thePageOfARunIsSaidAndServedAndGoesWithTheRun() throws Exception {
    Process process = start(manifest("3s", "requests > 0"), "--web", "0", "Visitor");
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    URI page = URI.create(line.substring(line.indexOf("http")));

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(line).startsWith("throng: live at http://127.0.0.1:").contains("/#token=");
    assertThat(answer.body()).contains("<title>Throng</title>").doesNotContain(page.getFragment());
    assertThat(output.lines()).anySatisfy(said -> assertThat(said).contains("Passed"));
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aGivenTokenIsNotPrintedEvenIfItHasBlanksAroundIt() throws Exception {
    ProcessBuilder command = command(manifest("1s", "requests > 0"), "--web", "0");
    command.environment().put("THRONG_TOKEN", " a-given-token\n");
    Process process = command.start();

    String output = new String(process.getInputStream().readAllBytes());

    assertThat(output)
        .contains("/, with the token in THRONG_TOKEN")
        .doesNotContain("a-given-token");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aSecretThatIsSentBackStandsInNoOutput() throws Exception {
    Path manifest = manifest("1s", "requests > 0");
    String echoing =
        "{get: /api/products, checks: [{when: 'true', fail: \"sent ${secrets.password}\"}]}";
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("{get: /api/products}", echoing)
            .replace(
                "  load:",
                "  secrets: {password: {secretKeyRef: {name: login, key: password}}}\n  load:"));
    List<String> outputs = List.of("r.html", "r.json", "r.xml", "l_failures.csv", "l_stats.csv");
    ProcessBuilder command =
        command(
            manifest,
            "--csv",
            file("l"),
            "--html",
            file("r.html"),
            "--json",
            file("r.json"),
            "--junit",
            file("r.xml"));
    command.environment().put("THRONG_SECRET_PASSWORD", "hunter2-hunter2");
    Process process = command.start();

    String output = new String(process.getInputStream().readAllBytes());

    assertThat(output).contains("sent ***").doesNotContain("hunter2");
    for (String name : outputs) {
      assertThat(directory.resolve(name)).content().doesNotContain("hunter2");
    }
    assertThat(directory.resolve("r.json")).content().contains("sent ***");
  }

  @Test
  void aSignalThatComesWhenTheVerdictIsThereDoesNotChangeTheExitCode() throws Exception {
    Path pipe = directory.resolve("r.json");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Process process =
        start(manifest("1s", "requests > 0"), "--html", file("r.html"), "--json", pipe.toString());
    Path html = directory.resolve("r.html");
    Eventually.holds("the verdict is there", Duration.ofSeconds(60), () -> Files.exists(html));

    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();

    assertThat(Files.readString(pipe)).contains("\"verdict\" : \"Passed\"");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void whatIsNotUsedOfAManifestIsANoteAndNoFlag() throws Exception {
    Path manifest = manifest("1s", "requests > 0");
    String service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: shop}\n";
    Files.writeString(manifest, Files.readString(manifest) + service);

    Ended ended = run(manifest, "--json", file("r.json"));

    JsonNode result = new ObjectMapper().readTree(directory.resolve("r.json").toFile());
    assertThat(result.at("/notes/0").asText()).startsWith("not used: Service/shop");
    assertThat(result.at("/run/overrides")).hasSize(1);
    assertThat(ended.output()).contains("Notes").contains("not used: Service/shop");
  }

  @Test
  void aPortThatIsTakenAndAnAddressThatIsNoneAreSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          run(manifest("2s", "p95 < 2s"), "--web", Integer.toString(taken.getLocalPort()));

      assertThat(ended.exitCode()).isEqualTo(2);
      assertThat(ended.output())
          .isEqualTo(
              "throng: port "
                  + taken.getLocalPort()
                  + " of 127.0.0.1 cannot be used: another process listens there; give another"
                  + " port, or 0 for any that is free\n");
    }
    Ended wrong = run(manifest("2s", "p95 < 2s"), "--web=everywhere");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.output())
        .contains("--web must be PORT or HOST:PORT")
        .contains("is \"everywhere\"");
    assertThat(shop.stats().requests()).isZero();
  }

  @Test
  void jsonOnStandardOutputStandsThereAlone() throws Exception {
    Path errors = directory.resolve("errors");
    Process process =
        command(manifest("1s", "failureRatio < 1%"), "--json", "-")
            .redirectErrorStream(false)
            .redirectError(errors.toFile())
            .start();

    JsonNode document = new ObjectMapper().readTree(process.getInputStream());

    assertThat(process.waitFor()).isZero();
    assertThat(document.at("/verdict").asText()).isEqualTo("Passed");
    assertThat(errors).content().contains("Passed: the threshold holds");
  }

  @Test
  void flagsMayBeVariables() throws Exception {
    ProcessBuilder command = command(manifest("1m", "requests > 0"));
    command.environment().put("LOCUST_RUN_TIME", "1s");
    command.environment().put("THRONG_USERS", "2");
    Process process = command.start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .contains("throng: --users from THRONG_USERS, --run-time from LOCUST_RUN_TIME\n")
        .contains("--users 2 (manifest: 5)");
  }

  private Path manifest(String duration, String expect) throws IOException {
    Path manifest = directory.resolve("test.yaml");
    Files.writeString(manifest, MANIFEST.formatted(duration, expect));
    return manifest;
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private Ended run(Path manifest, String... flags) throws Exception {
    Process process = start(manifest, flags);
    String output = new String(process.getInputStream().readAllBytes());
    return new Ended(process.waitFor(), output);
  }

  private Process start(Path manifest, String... flags) throws IOException {
    return command(manifest, flags).start();
  }

  private ProcessBuilder command(Path manifest, String... flags) {
    List<String> command = new ArrayList<>(QuickStart.java());
    command.addAll(List.of("dev.throng.runner.cli.Main", "run", manifest.toString()));
    command.addAll(List.of("--only-summary", "-H", shop.url()));
    command.addAll(List.of(flags));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
