package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliReferenceTest {
  private static final Path FILE = Path.of("..", "docs", "cli.md");

  @Test
  void theCheckedInReferenceIsWhatTheCommandsSay() throws IOException {
    String generated = CliReference.markdown();
    if (System.getProperty("throng.generate") != null) {
      Files.writeString(FILE, generated);
    }

    assertThat(FILE).as(CliReference.REMEDY).hasContent(generated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "master", "worker", "check", "story", "compare", "demo", "version"})
  void eachCommandHasItsHelp(String command) {
    assertThat(said(command, "--help")).startsWith("Usage: throng " + command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "master", "worker", "check", "story", "compare", "demo", "version"})
  void eachCommandSaysItsVersion(String command) {
    assertThat(said(command, "--version")).startsWith("throng ");
  }

  private static String said(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine throng = Main.commandLine().setOut(new PrintWriter(out, true));
    assertThat(throng.execute(arguments)).isZero();
    return out.toString();
  }
}
