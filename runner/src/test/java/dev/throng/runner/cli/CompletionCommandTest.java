package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompletionCommandTest {
  private static final String BASH =
      """
      source "$1"; COMP_WORDS=("${@:2}"); COMP_CWORD=$(($# - 2)); _complete_throng 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  /** As zsh's bashcompinit calls it. */
  private static final String ZSH =
      """
      autoload -U +X compinit; compinit -D -u
      source $1; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      emulate ksh -c '_complete_throng; print -rl -- "${COMPREPLY[@]}"'
      print $+_comps[throng] $+aliases[compopt]
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "throng comp, compare completion",
    "throng run --us, --users",
    "throng run --find, --find-capacity",
    "throng import po, postman",
    "throng completion '', bash zsh fish",
    "throng init '', java yaml"
  })
  void bashCompletesCommandsFlagsAndChoices(String typed, String offered) throws Exception {
    List<String> words = List.of(typed.replace("''", "_").split(" "));
    String[] arguments =
        Stream.concat(
                Stream.of("bash", "-c", BASH, "bash", script("bash", "throng.bash")),
                words.stream().map(word -> word.equals("_") ? "" : word))
            .toArray(String[]::new);

    assertThat(lines(said(arguments))).containsExactlyInAnyOrder(offered.split(" "));
  }

  @Test
  void zshCompletesAndItsAliasesStayAsTheyAre() throws Exception {
    assumeTrue(isThere("zsh"), "zsh is not installed");

    assertThat(
            said("zsh", "-f", "-c", ZSH, "zsh", script("zsh", "_throng"), "throng", "run", "--us"))
        .contains("--users\n")
        .endsWith("1 0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "throng comp, compare completion",
    "throng run --us, --users",
    "throng import po, postman",
    "'throng completion ', bash zsh fish",
    "'throng import ', curl har openapi postman"
  })
  void fishCompletesCommandsFlagsAndChoices(String typed, String offered) throws Exception {
    assumeTrue(isThere("fish"), "fish is not installed");

    List<String> lines =
        lines(
            said(
                "fish",
                "--no-config",
                "-c",
                "source $argv[1]; complete -C $argv[2]",
                script("fish", "throng.fish"),
                typed));

    assertThat(lines.stream().map(line -> line.split("\t")[0])).contains(offered.split(" "));
  }

  @Test
  void theScriptForFishHasEachCommandWithItsFlags() {
    String script = FishCompletion.of(Main.commandLine().getCommandSpec());

    assertThat(script)
        .contains(
            "complete -c throng -n '__fish_use_subcommand' -f -a 'run' -d",
            "complete -c throng -n '__fish_seen_subcommand_from run' -s u -l users -x -d 'How many"
                + " users run at the peak'",
            "complete -c throng -n '__fish_seen_subcommand_from master' -l tls-cert -r -F -d",
            "complete -c throng -n '__fish_seen_subcommand_from import; and"
                + " __fish_seen_subcommand_from har'")
        .doesNotContain("${");
  }

  @Test
  void anotherShellIsRefusedWithThoseThatThereAre() {
    StringWriter errors = new StringWriter();
    CommandLine throng = Main.commandLine().setErr(new PrintWriter(errors, true));

    assertThat(throng.execute("completion", "tcsh")).isEqualTo(ExitCodes.USAGE);
    assertThat(errors.toString()).contains("tcsh").contains("BASH, ZSH, FISH");
  }

  private String script(String shell, String name) throws IOException {
    PrintStream out = System.out;
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    System.setOut(new PrintStream(script, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.commandLine().execute("completion", shell)).isZero();
    } finally {
      System.setOut(out);
    }
    return Files.write(folder.resolve(name), script.toByteArray()).toString();
  }

  private static boolean isThere(String command) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
