package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoryCommandTest {
  private static final String EMPTY =
      "{\"schema\": \"throng.dev/result/v1\", \"timeline\": {\"second\": []}}";

  @TempDir private Path directory = Path.of("");

  private record Ended(int code, String out, String err) {}

  private Ended story(String... arguments) {
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

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("result.json"), text).toString();
  }

  @Test
  void aResultHasAStoryAsTextAndAsJson() throws IOException {
    assertThat(story("story", file(EMPTY)).code()).isEqualTo(ExitCodes.OK);
    assertThat(story("story", "--json", "--ignore", "sawtooth,spike", file(EMPTY)).code())
        .isEqualTo(ExitCodes.OK);
  }

  @Test
  void whatTheManifestIgnoresIsNotToldAnewAndSaid() throws IOException {
    String result =
        file(EMPTY.replace("{\"schema", "{\"story\": {\"ignored\": [\"step\"]}, \"schema"));

    assertThat(story("story", result).out()).contains("Known, and not told where seen: step\n");
    assertThat(story("story", "--ignore", "none", result).out()).doesNotContain("Known");
    assertThat(story("story", "--ignore", "spike", "--json", result).out())
        .contains("\"ignored\" : [ \"spike\" ]");
  }

  @Test
  void aFindingThatThereIsNotIsNamedWithThoseThatThereAre() throws IOException {
    Ended ended = story("story", "--ignore", "sawtoth", file(EMPTY));

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err())
        .startsWith(
            "throng: --ignore: 'sawtoth' is no finding; allowed are cliff, doesNotRecover,");
  }

  @Test
  void whatIsNoResultIsNamedWithTheReason() throws IOException {
    String file = file("[]");
    Ended ended = story("story", file);

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err())
        .startsWith("throng: the result " + file + " is no result that throng run --json wrote");
    assertThat(story("story", directory.resolve("none.json").toString()).err())
        .contains("cannot be read");
  }
}
