package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WrongFlagTest {
  private static final Set<Class<?>> VALUES =
      Set.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          GoDuration.class,
          Rate.class,
          WebAddress.class);

  static Stream<Arguments> flagsWithAValue() {
    return Main.commandLine().getSubcommands().entrySet().stream()
        .flatMap(command ->
            command.getValue().getCommandSpec().options().stream()
                .filter(option -> VALUES.contains(option.type()))
                .map(option -> Arguments.of(command.getKey(), option.longestName())));
  }

  @ParameterizedTest
  @MethodSource("flagsWithAValue")
  void everyFlagThatWantsANumberOrATimeSaysWhatIsAllowed(String command, String flag) {
    assertThat(said(command, flag + "=x"))
        .matches("throng: " + flag + " must be (a|PORT) ?.+, is \"x\"\n");
  }

  @Test
  void thereAreSuchFlags() {
    assertThat(flagsWithAValue()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run    | --users=0           | must be a whole number from 1 to 10000000, is \"0\"",
        "run    | --users=1.5         | must be a whole number from 1 to 10000000, is \"1.5\"",
        "run    | --run-number=0      | must be a whole number of at least 1, is \"0\"",
        "run    | --run-time=-3s      | must be a duration such as 500ms, 30s, 5m or 1h30m, or seconds, is \"-3s\"",
        "master | --expect-workers=0  | must be a whole number from 1 to 10000, is \"0\"",
        "master | --port=65536        | must be a whole number from 0 to 65535, is \"65536\"",
        "worker | --master-port=0     | must be a whole number from 1 to 65535, is \"0\""
      })
  void valuesOutOfRangeAreRefused(String command, String flag, String sentence) {
    assertThat(said(command, flag))
        .isEqualTo("throng: " + flag.substring(0, flag.indexOf('=')) + " " + sentence + "\n");
  }

  @Test
  void anUnknownFlagIsAnsweredWithThoseThatAreMeantAndOneLineOfUsage() {
    assertThat(said("run", "--user=3", "test.yaml").lines().toList())
        .hasSize(2)
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("throng: Unknown option: --user=3; did you mean --user"),
            Index.atIndex(0))
        .contains(
            "Usage: throng run [FLAG...] [FILE] [FILE|UserClass...]; throng run --help says more.",
            Index.atIndex(1));
  }

  @Test
  void aFlagThatMustBeGivenIsAskedForInTwoLines() {
    assertThat(said("worker"))
        .isEqualTo(
            "throng: Missing required option: '--master-host=HOST'\n"
                + "Usage: throng worker [FLAG...]; throng worker --help says more.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--processes=4   | --processes is Locust's: throng run uses all cores by itself; leave it out",
        "--master        | --master is Locust's: write throng master FILE --expect-workers N",
        "--autoquit=5    | --autoquit is Locust's: write --web --linger TIME",
        "-P=8089         | -P is Locust's: write --web PORT"
      })
  void locustsFlagsAreAnsweredWithWhatToWriteInstead(String flag, String sentence) {
    assertThat(said("run", "test.yaml", flag)).isEqualTo("throng: " + sentence + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept: text/plain", "Authorization:Bearer x", "X-Id: 1"})
  void aHeaderIsNoHost(String header) {
    assertThat(said("run", "test.yaml", "-H", header))
        .startsWith("throng: --host must be a URL such as http://localhost:8080, as -H is the host")
        .contains("--header")
        .endsWith("is \"" + header + "\"\n");
  }

  private static String said(String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine throng = Main.commandLine().setErr(new PrintWriter(errors, true));
    assertThat(throng.execute(arguments)).isEqualTo(ExitCodes.USAGE);
    return errors.toString();
  }
}
