package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoryCommandTest {
  private static final String EMPTY =
      "{\"schema\": \"throng.dev/result/v1\", \"timeline\": {\"second\": []}}";

  @TempDir private Path directory = Path.of("");

  private record Ended(int code, String err) {}

  private Ended story(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    int code = commandLine.execute(arguments);
    return new Ended(code, err.toString());
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
