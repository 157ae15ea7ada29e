package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int SECONDS = 60;

  @TempDir private Path directory = Path.of("");

  private record Ended(int code, String out, String err) {}

  private Ended throng(String... arguments) {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err, true));
      int code = commandLine.execute(arguments);
      return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  /** A result of two names, as far as a comparison reads it. */
  private String result(String file, double cartMicros, long seed) throws IOException {
    Random random = new Random(seed);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    List<Integer> users = new ArrayList<>();
    List<Integer> requests = new ArrayList<>();
    for (int i = 0; i < SECONDS; i++) {
      first.add((int) (20_000 * Math.exp(0.05 * random.nextGaussian())));
      second.add((int) (cartMicros * Math.exp(0.05 * random.nextGaussian())));
      users.add(50);
      requests.add(40);
    }
    String text =
        """
        {"schema": "throng.dev/result/v1", "verdict": "Passed", "reason": "all hold",
         "run": {"name": "shop", "target": "http://shop", "overrides": [], "manifest": ""},
         "total": {"requests": 10, "failures": 0, "requestsPerSecond": 2.5, "failureRatio": 0,
           "responseTimeMillis": {"mean": 20, "p50": 20, "p95": 30, "p99": 40, "max": 50}},
         "history": {"states": "%s", "usersPlanned": %s, "usersRunning": %s,
          "total": %s, "workers": [], "names": [
           {"type": "GET", "name": "/", "columns": %s},
           {"type": "GET", "name": "/cart|<b>", "columns": %s}]}}
        """
            .formatted(
                "w".repeat(SECONDS),
                users,
                users,
                columns(requests, first),
                columns(requests, first),
                columns(requests, second));
    return Files.writeString(directory.resolve(file), text).toString();
  }

  private static String columns(List<Integer> requests, List<Integer> times) {
    return """
    {"secondsPerRow": 1, "requests": %s, "failures": [], "refused": [], "p50Micros": %s,
     "p95Micros": %s, "p99Micros": %s, "maxMicros": %s, "meanSuccessMicros": %s,
     "meanFailureMicros": []}
    """
        .formatted(requests, times, times, times, times, times);
  }

  @Test
  void aRegressionExitsWithOneAndSaysWhichHowMuchAndHowSure() throws IOException {
    Ended ended =
        throng("compare", "-o", "json", result("a.json", 210_000, 1), result("b.json", 340_000, 2));

    JsonNode document = MAPPER.readTree(ended.out());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(document.path("schema").asText()).isEqualTo("throng.dev/comparison/v1");
    assertThat(document.path("result").asText()).isEqualTo("regression");
    assertThat(document.path("headline").asText()).isEqualTo("Regression: GET /cart|<b> is worse.");
    assertThat(document.path("found").path(0).asText())
        .matches(
            "GET /cart\\|<b> is slower: p50 2..ms → 3..ms, \\+6.% \\(between \\+4.% and \\+8.%\\),"
                + " sure;.*");
  }

  @Test
  void runsThatDoNotDifferExitWithZeroAndSayWhatWouldHaveBeenSeen() throws IOException {
    Ended ended =
        throng(
            "compare",
            "--output=markdown",
            "--before",
            result("a.json", 210_000, 1),
            result("b.json", 210_000, 2),
            "--after",
            result("c.json", 210_000, 3),
            result("d.json", 210_000, 4));

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .startsWith(
            "### No difference found.\n\nNo difference found in all requests, GET / and GET")
        .contains("A change of p50 by more than 1")
        .contains("| GET /cart\\|&lt;b> | 2");
  }

  @Test
  void runsThatCannotBeComparedExitWithThreeAndSayWhy() throws IOException {
    String right = result("a.json", 210_000, 1);
    String wrong =
        Files.writeString(
                directory.resolve("wrong.json"),
                Files.readString(Path.of(right)).replace("Passed", "Inconclusive"))
            .toString();

    Ended ended = throng("compare", "-o", "MARKDOWN", right, wrong);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).startsWith("### Not compared: ").contains("is Inconclusive, which");
  }

  @Test
  void sidesThatAreMissingAreAskedFor() throws IOException {
    String one = result("a.json", 210_000, 1);

    for (String[] arguments :
        List.of(
            new String[] {"compare"},
            new String[] {"compare", one},
            new String[] {"compare", "--before", one},
            new String[] {"compare", one, one, "--after=" + one, "--before=" + one})) {
      Ended ended = throng(arguments);
      assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
      assertThat(ended.err())
          .isEqualTo(
              "throng: compare takes BEFORE and AFTER, or --before and --after with up to 10 files"
                  + " each\n");
    }
  }

  @Test
  void wrongFlagsAndFilesAreNamed() throws IOException {
    String one = result("a.json", 210_000, 1);

    assertThat(throng("compare", "--least", "0%", one, one).err())
        .contains("--least must be a percentage above 0% and up to 100%");
    assertThat(throng("compare", "-o", "xml", one, one).err()).contains("--output");
    assertThat(throng("compare", one, directory.resolve("none").toString()).err())
        .contains("cannot be read");
    List<String> many = new ArrayList<>(List.of("compare", "--before=" + one, "--after"));
    many.addAll(Collections.nCopies(11, one));
    assertThat(throng(many.toArray(String[]::new)).err())
        .isEqualTo("throng: --after has 11 files; 10 are allowed\n");
  }
}
