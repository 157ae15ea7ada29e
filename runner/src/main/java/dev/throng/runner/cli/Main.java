package dev.throng.runner.cli;

import dev.throng.crds.composition.Contradiction;
import dev.throng.runner.pem.PemException;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Throng's entry point. */
@CommandLine.Command(
    name = "throng",
    description = "Load tests from a LoadTest manifest, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class)
public final class Main {
  /**
   * Java keeps what the system found for 30 s, by default: servers that come later wait for load.
   */
  private static final String NAMES_KEPT_SECONDS = "5";

  /**
   * Likewise that it found nothing, for 10 s: a worker that looks for its master's name a moment
   * before the cluster knows it would come 10 s late.
   */
  private static final String UNKNOWN_NAMES_KEPT_SECONDS = "1";

  /** In the order in which they are told. */
  private static final List<String> COMMANDS =
      List.of(
          "run",
          "master",
          "worker",
          "check",
          "story",
          "compare",
          "init",
          "import",
          "demo",
          "shop",
          "completion",
          "version",
          "help");

  /** These tell of the others. */
  private static final Set<String> OF_ALL = Set.of("completion", "help");

  /** What runs in this process. */
  private static final Set<String> HERE = Set.of("run", "check");

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    NativeReflection.useIfNoUserCodeRuns(List.of(arguments));
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n");
    System.setProperty("vertx.disableFileCPResolving", "true");
    System.setProperty("vertx.disableDnsResolver", "true");
    Security.setProperty("networkaddress.cache.ttl", NAMES_KEPT_SECONDS);
    Security.setProperty("networkaddress.cache.negative.ttl", UNKNOWN_NAMES_KEPT_SECONDS);
    CommandLine commandLine = commandLine(asked(arguments));
    try {
      readFlagsFromElsewhere(commandLine, System.getenv(), arguments);
    } catch (UsageException e) {
      commandLine.getErr().println("throng: " + e.getMessage());
      return ExitCodes.USAGE;
    }
    return commandLine.execute(arguments);
  }

  /**
   * Has a command take flags from environment variables and a file too: those that run here. A
   * master's and a worker's flags are the operator's, while the variables of their pods are the
   * manifest's.
   *
   * @throws UsageException if the file cannot be read
   */
  static void readFlagsFromElsewhere(
      CommandLine commandLine, Map<String, String> environment, String... arguments) {
    CommandLine command =
        arguments.length == 0 ? null : commandLine.getSubcommands().get(arguments[0]);
    if (command != null && HERE.contains(command.getCommandName())) {
      command.setDefaultValueProvider(new FlagSources(environment, List.of(arguments)));
    }
  }

  /** All that the arguments need: the flags of a command are many classes. */
  private static List<String> asked(String... arguments) {
    return arguments.length > 0 && COMMANDS.contains(arguments[0]) && !OF_ALL.contains(arguments[0])
        ? List.of(arguments[0])
        : COMMANDS;
  }

  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  private static CommandLine commandLine(List<String> names) {
    CommandLine commandLine = new CommandLine(new Main());
    for (String name : names) {
      commandLine.addSubcommand(command(name));
    }
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    RunFlags.register(commandLine);
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new VersionCommand()));
    commandLine.setParameterExceptionHandler(new WrongFlag());
    commandLine.setExitCodeExceptionMapper(exception ->
        exception instanceof CommandLine.ParameterException ? ExitCodes.USAGE : ExitCodes.ERROR);
    commandLine.setExecutionExceptionHandler((exception, command, _) -> {
      if (exception instanceof UsageException
          || exception instanceof Contradiction
          || exception instanceof PemException) {
        command.getErr().println("throng: " + exception.getMessage());
        return ExitCodes.USAGE;
      }
      throw exception;
    });
    return commandLine;
  }

  private static Class<?> command(String name) {
    return switch (name) {
      case "run" -> RunCommand.class;
      case "master" -> MasterCommand.class;
      case "worker" -> WorkerCommand.class;
      case "check" -> CheckCommand.class;
      case "story" -> StoryCommand.class;
      case "compare" -> CompareCommand.class;
      case "init" -> InitCommand.class;
      case "import" -> ImportCommand.class;
      case "demo" -> DemoCommand.class;
      case "shop" -> ShopCommand.class;
      case "completion" -> CompletionCommand.class;
      case "version" -> VersionCommand.class;
      case "help" -> CommandLine.HelpCommand.class;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
