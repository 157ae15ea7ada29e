package dev.throng.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubectlThrongTest {
  private static final String UNSEEN =
      """
      {"apiVersion": "throng.dev/v1alpha1", "kind": "LoadTest",
       "metadata": {"name": "shop", "namespace": "team", "generation": 1}}\
      """;

  @TempDir Path folder;
  private final ApiServer server;
  private @Nullable Path kubectl;

  KubectlThrongTest() throws IOException {
    server = new ApiServer();
  }

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void findKubectl() throws IOException {
    kubectl =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(entry -> Path.of(entry, "kubectl"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(kubectl != null, "no kubectl on the PATH");
    Files.writeString(folder.resolve("config"), server.kubeconfig());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"Passed, 0", "Failed, 1", "Inconclusive, 3", "Error, 4", "Aborted, 130"})
  void waiting_ends_with_the_verdict_of_the_spec_as_it_is_now(String verdict, int exitCode) {
    server.loadTest(
        "shop",
        UNSEEN,
        document(4, 3, "Finished", "Passed", "the old run's"),
        document(4, 4, "Running", "Passed", ""),
        document(4, 4, "Finished", verdict, "p95 was | 61ms"));
    Result result = plugIn("wait", "lt/shop", "--namespace=team");
    assertThat(result.out()).isEqualTo(verdict + ": p95 was | 61ms\n");
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err())
        .isEqualTo("not seen by the operator yet\nrun 7: Running: users are running\n");
  }

  @Test
  void a_run_that_is_held_back_is_waited_for_though_an_earlier_one_has_ended() {
    String message = "spec.run.suspend is true: the run that spec.run.token asks for is held back";
    String ended = document(4, 4, "Finished", "Passed", "the old run's");
    server.loadTest(
        "shop",
        ended
            .replace("users are running", message)
            .replace("\"True\", \"observedGeneration\": 4", "\"True\", \"observedGeneration\": 3"),
        document(4, 4, "Finished", "Failed", "p95 was 61ms"));
    assertThat(plugIn("wait", "shop", "-n", "team"))
        .isEqualTo(new Result(1, "Failed: p95 was 61ms\n", "run 7: Finished: " + message + "\n"));
  }

  @Test
  void what_kubectl_prints_beside_its_answer_does_not_change_the_verdict() {
    server.warn("loadtests are watched");
    server.loadTest("shop", document(4, 4, "Finished", "Passed", "all hold"));
    assertThat(plugIn("wait", "shop", "--timeout=5s"))
        .isEqualTo(new Result(0, "Passed: all hold\n", ""));
  }

  @Test
  void a_spec_that_is_not_accepted_is_not_waited_for() {
    server.loadTest(
        "shop",
        """
        {"apiVersion": "throng.dev/v1alpha1", "kind": "LoadTest",
         "metadata": {"name": "shop", "namespace": "team", "generation": 1},
         "status": {"observedGeneration": 1, "phase": "Pending", "conditions": [
           {"type": "Accepted", "status": "False", "message": "spec.load: a\\nspec.data: b"}]}}\
        """);
    Result result = plugIn("wait", "shop", "-n", "team");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("throng: shop is not accepted: spec.load: a\nspec.data: b\n");
  }

  @Test
  void a_run_that_takes_too_long_is_told_from_one_that_failed() {
    server.loadTest("shop", document(1, 1, "Running", "", ""));
    Result result = plugIn("wait", "shop", "-n", "team", "--timeout", "1s");
    assertThat(result.exitCode()).isEqualTo(124);
    assertThat(result.err())
        .endsWith("throng: shop has not finished after 1s: run 7: Running: users are running\n");
  }

  @Test
  void an_api_server_that_is_away_is_waited_for() {
    server.close();
    Result result = plugIn("wait", "shop", "-n", "team", "--timeout", "1s");
    assertThat(result.exitCode()).isEqualTo(124);
    assertThat(result.err()).contains("can't ask for shop: ").contains("refused");
  }

  @ParameterizedTest
  @CsvSource({
    "wait other -n team, (NotFound)",
    "wait, wait needs the NAME of a LoadTest",
    "wait shop --timeout=5, --timeout: \"5\" must be a duration such as 90s",
    "wait shop other, one NAME only",
    "wait shop --fast, unknown option --fast",
    "await shop, unknown command",
    "report other -n team, (NotFound)",
    "report shop -n team --run=two, --run: \"two\" must be the number of a run",
    "report shop -n team --run=9, there is no report of run 9 of shop; finished runs: 7 6",
    "report shop -n team --file=stats.csv, has no stats.csv.gz"
  })
  void what_can_not_be_done_is_said_in_a_sentence(String arguments, String sentence) {
    withReports();
    Result result = plugIn(arguments.split(" "));
    assertThat(result.err()).contains(sentence);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void a_report_is_unpacked_into_a_file() throws IOException {
    withReports();
    Path page = folder.resolve("page.html");
    assertThat(plugIn("report", "shop", "-n", "team", "-o", page.toString()))
        .isEqualTo(new Result(0, page + "\n", ""));
    assertThat(page).hasContent("the last page");
    assertThat(plugIn("report", "shop", "-n", "team", "--run=6", "-o", "-"))
        .isEqualTo(new Result(0, "an earlier page\n", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "wait shop -n team --timeout=1s, 124",
    "report shop -n team, 2",
    "web shop -n team, 2",
    "stop shop -n team, 2",
    "logs shop -n team, 2"
  })
  void without_a_cluster_it_says_so_in_one_line_each(String arguments, int exitCode) {
    server.close();
    Result result = plugIn(arguments.split(" "));
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .hasSizeLessThanOrEqualTo(arguments.startsWith("wait") ? 2 : 1)
        .allSatisfy(
            line -> assertThat(line).contains("was refused - did you specify the right host"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web other  | Error from server (NotFound)",
        "stop other | Error from server (NotFound)",
        "logs other | Error from server (NotFound)",
        "web unseen | no run of unseen is under way: not seen by the operator yet",
        "logs unseen | unseen has had no run: not seen by the operator yet",
        "web refused | no run of refused is under way: not accepted: spec.load: a",
        "logs refused | refused has had no run: not accepted: spec.load: a",
        "web ended | no run of ended is under way: run 7: Finished: Passed: all hold",
        "logs ended | run 7 of ended has no pods now: run 7: Finished: Passed: all hold",
        "web edited | the operator has not taken up the spec as it is now; run 7: Finished: Passed: old",
        "logs edited | the operator has not taken up the spec as it is now; run 7: Finished: Passed: old",
        "logs ended --run=x | --run: \"x\" must be the number of a run",
        "web running | the master of running is not there yet: run 7: Running: users are running",
        "web running --port=x | --port: \"x\" must be a port from 1 to 65535"
      })
  void of_what_is_not_under_way_it_tells_how_it_stands(String arguments, String sentence) {
    withEachKind();
    Result result = plugIn(arguments.split(" "));
    assertThat(result.err().lines()).singleElement().asString().contains(sentence);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void a_run_is_told_to_stop_and_one_that_has_ended_is_left_as_it_is() {
    withEachKind();
    assertThat(plugIn("stop", "running"))
        .isEqualTo(
            new Result(0, "running is told to stop; run 7: Running: users are running\n", ""));
    assertThat(server.patches()).containsExactly("{\"spec\":{\"run\":{\"stop\":true}}}");
    assertThat(plugIn("stop", "ended"))
        .isEqualTo(new Result(0, "nothing to stop: run 7 has ended: Passed: all hold\n", ""));
    assertThat(server.patches()).hasSize(1);
  }

  @Test
  void the_logs_of_a_run_are_those_of_its_pods_with_their_names() {
    withEachKind();
    server.pods("shop-7-983c0-master-abcde", "users are running");
    assertThat(plugIn("logs", "running").out())
        .isEqualTo("[pod/shop-7-983c0-master-abcde/master] users are running\n");
  }

  @Test
  void a_pod_that_has_not_started_keeps_no_other_pod_s_logs_from_being_shown() {
    withEachKind();
    server.pods("shop-7-983c0-master-abcde", "users are running", "shop-7-983c0-worker-0-fghij");
    Result result = plugIn("logs", "running");
    assertThat(result.out())
        .contains("[pod/shop-7-983c0-master-abcde/master] users are running\n")
        .contains("error: ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void the_live_page_is_forwarded_to_with_the_run_s_token() throws IOException {
    withEachKind();
    forwardingBy("echo \"$@\" >asked; echo 'Forwarding from 127.0.0.1'; exit 0");
    assertThat(plugIn("web", "running", "-n", "team", "--port=9000"))
        .isEqualTo(new Result(0, "http://localhost:9000/#token=s3cret\n", ""));
    assertThat(folder.resolve("asked"))
        .hasContent("port-forward -n team job.batch/shop-7-983c0-master 9000:18089");
  }

  @Test
  void the_live_page_is_let_go_when_its_run_has_ended() throws IOException {
    server.loadTest(
        "shop",
        document(4, 4, "Running", "", ""),
        document(4, 4, "Finished", "Failed", "p95 was 61ms"));
    forwardingBy("echo $$ >pid; echo 'Forwarding from 127.0.0.1'; exec sleep 60");
    Result result = plugIn("web", "shop", "-n", "team");
    assertThat(result.err())
        .isEqualTo(
            "throng: the live page of shop is gone: run 7: Finished: Failed: p95 was 61ms\n");
    assertThat(result.exitCode()).isZero();
    assertThat(forwarding()).as("kubectl port-forward goes on").isEmpty();
  }

  @Test
  void whoever_ends_the_plug_in_ends_its_port_forward() throws Exception {
    withEachKind();
    forwardingBy("echo $$ >pid; echo 'Forwarding from 127.0.0.1'; exec sleep 60");
    Process process = started("web", "running", "-n", "team");
    process.inputReader().readLine();
    assertThat(forwarding()).isPresent();
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(forwarding()).as("kubectl port-forward goes on").isEmpty();
  }

  private Optional<ProcessHandle> forwarding() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()));
  }

  /** A kubectl that forwards no port, but does this in its place. */
  private void forwardingBy(String shell) throws IOException {
    server.master("shop-7-983c0-master", "s3cret");
    Path forwarding = folder.resolve("kubectl");
    Files.writeString(
        forwarding,
        "#!/bin/sh\n[ \"$1\" != port-forward ] || { %s; }\nexec %s \"$@\"\n"
            .formatted(shell, kubectl));
    assertThat(forwarding.toFile().setExecutable(true)).isTrue();
  }

  private void withEachKind() {
    server.loadTest("unseen", UNSEEN);
    server.loadTest(
        "refused",
        """
        {"apiVersion": "throng.dev/v1alpha1", "kind": "LoadTest",
         "metadata": {"name": "shop", "namespace": "team", "generation": 1},
         "status": {"observedGeneration": 1, "phase": "Pending", "conditions": [
           {"type": "Accepted", "status": "False", "message": "spec.load: a\\nspec.data: b"}]}}\
        """);
    server.loadTest("ended", document(4, 4, "Finished", "Passed", "all hold"));
    server.loadTest("edited", document(5, 4, "Finished", "Passed", "old"));
    server.loadTest("running", document(4, 4, "Running", "", ""));
  }

  private void withReports() {
    server.loadTest(
        "shop",
        """
        {"apiVersion": "throng.dev/v1alpha1", "kind": "LoadTest",
         "metadata": {"name": "shop", "namespace": "team", "generation": 1},
         "status": {"report": {"configMap": "shop-7-report"}, "history": [
           {"number": 7, "report": "shop-7-report"}, {"number": 6, "report": "shop-6-report"}]}}\
        """);
    server.configMap("shop-7-report", configMap("the last page\n"));
    server.configMap("shop-6-report", configMap("an earlier page\n"));
  }

  private static String configMap(String page) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(page.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return """
    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "report"},
     "binaryData": {"report.html.gz": "%s"}}\
    """
        .formatted(Base64.getEncoder().encodeToString(packed.toByteArray()));
  }

  private static String document(
      int generation, int observed, String phase, String verdict, String reason) {
    return """
    {"apiVersion": "throng.dev/v1alpha1", "kind": "LoadTest",
     "metadata": {"name": "shop", "namespace": "team", "generation": %d},
     "status": {"observedGeneration": %d, "phase": "%s", "verdict": "%s",
       "run": {"number": 7}, "conditions": [
         {"type": "Accepted", "status": "True", "message": "the spec is valid"},
         {"type": "Running", "status": "True", "message": "users are running"},
         {"type": "Finished", "status": "%s", "observedGeneration": %d, "message": "%s: %s"}]}}\
    """
        .formatted(
            generation,
            observed,
            phase,
            verdict,
            phase.equals("Finished") ? "True" : "False",
            observed,
            verdict,
            reason);
  }

  private Process started(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(String.valueOf(kubectl), "throng"));
    command.addAll(List.of(arguments));
    Path root = Path.of("..").toAbsolutePath().normalize();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
    builder.directory(folder.toFile());
    builder
        .environment()
        .put(
            "PATH",
            String.join(
                File.pathSeparator, folder.toString(), root.toString(), System.getenv("PATH")));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("KUBECONFIG", folder.resolve("config").toString());
    return builder.start();
  }

  private Result plugIn(String... arguments) {
    try {
      Process process = started(arguments);
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), out, Files.readString(folder.resolve("err")));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
