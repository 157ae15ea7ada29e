package dev.throng.runner.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of the command line: every command with its arguments, flags and exit codes. */
final class CliReference {
  static final String REMEDY =
      "run mvn -pl crds,examples/shop,runner test -Dtest=CliReferenceTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dthrong.generate to write it anew";

  private static final String HEAD =
      """
      # Commands and flags

      <!-- Generated from the commands in runner (CliReferenceTest says how): do not edit. -->

      `./throng COMMAND --help` prints the same. Flags in bold must be given. A TIME is a duration such as `500ms`, `30s`, `5m` or
      `1h30m`, or, with all but `shop`, a number of seconds. A flag's value follows it after a blank or `=`.

      Flags of `run` and `check` may also be given elsewhere. The first of these that has a value is taken, and standard error names it:

      1. the command line: `--run-time 5m`;
      2. an environment variable: `THRONG_RUN_TIME=5m`, `THRONG_TAGS=a,b`, `THRONG_ONLY_SUMMARY=true`;
      3. Locust's variable of the same flag: `LOCUST_RUN_TIME=5m`, `LOCUST_LOCUSTFILE=shop.yaml`;
      4. a line of the file that `--config` or `THRONG_CONFIG` names: `run-time = 5m`. No file is read unasked.

      `master` and `worker` take flags only: on a cluster the variables of their pods are the LoadTest's, and may not change what an admin allowed.
      """;

  private static final String LOCUST =
      """

      ## Locust's flags

      Those above have Locust's names where Locust has them. Others are answered with what to write instead; so are their variables
      (`LOCUST_PROCESSES`), and lines of `--config`.

      | Locust | here |
      |---|---|
      """;

  private CliReference() {}

  static String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    Main.commandLine().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.helpCommand())
        .forEach(command -> text.append(section(command)));
    text.append(LOCUST);
    LocustAnswers.all().forEach((flag, answer) -> text.append(row("`" + flag + "`", answer)));
    return text.toString();
  }

  private static String section(CommandSpec command) {
    List<OptionSpec> flags = flags(command);
    return "\n## throng "
        + command.name()
        + "\n\n"
        + String.join(" ", command.usageMessage().description())
        + "\n"
        + table("argument", command.positionalParameters().stream().map(CliReference::row).toList())
        + table("flag", flags.stream().map(CliReference::row).toList())
        + table(
            "exit code",
            command.usageMessage().exitCodeList().entrySet().stream()
                .map(CliReference::row)
                .toList());
  }

  private static List<OptionSpec> flags(CommandSpec command) {
    CommandSpec owner =
        command.userObject() instanceof ShopCommand
            ? CommandSpec.forAnnotatedObject(new dev.throng.shop.Main())
            : command;
    return owner.options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .toList();
  }

  private static String table(String what, List<String> rows) {
    return rows.isEmpty()
        ? ""
        : "\n| " + what + " | meaning |\n|---|---|\n" + String.join("", rows);
  }

  private static String row(PositionalParamSpec argument) {
    return row("`" + argument.paramLabel() + "`", argument);
  }

  private static String row(OptionSpec flag) {
    String names = String.join(", ", flag.names());
    String value = flag.arity().max() == 0 ? "" : " " + flag.paramLabel();
    String shown = "`" + names + value + "`";
    return row(flag.required() ? "**" + shown + "**" : shown, flag);
  }

  private static String row(String shown, ArgSpec argument) {
    String meaning = String.join(" ", argument.description());
    return row(
        shown,
        meaning
            + (argument.command().usageMessage().showDefaultValues() ? standard(argument) : ""));
  }

  /** As the shop has them; throng's own commands say theirs in the description. */
  private static String standard(ArgSpec argument) {
    return switch (argument.initialValue()) {
      case null -> "";
      case Boolean _ -> "";
      case Object _ -> " Default: " + argument.defaultValueString() + ".";
    };
  }

  private static String row(Map.Entry<String, String> exitCode) {
    return row(exitCode.getKey(), exitCode.getValue());
  }

  private static String row(String shown, String meaning) {
    return "| " + escaped(shown) + " | " + escaped(meaning) + " |\n";
  }

  private static String escaped(String text) {
    return text.lines().collect(Collectors.joining(" ")).replace("|", "\\|");
  }
}
