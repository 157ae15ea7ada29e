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
    versionProvider = VersionCommand.class,
    subcommands = {
      RunCommand.class,
      MasterCommand.class,
      WorkerCommand.class,
      CheckCommand.class,
      StoryCommand.class,
      CompareCommand.class,
      InitCommand.class,
      ImportCommand.class,
      DemoCommand.class,
      ShopCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  /**
   * Java keeps what the system found for 30 s, by default: servers that come later wait for load.
   */
  private static final String NAMES_KEPT_SECONDS = "5";

  /** What runs in this process. */
  private static final Set<String> HERE = Set.of("run", "check");

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n");
    System.setProperty("vertx.disableFileCPResolving", "true");
    System.setProperty("vertx.disableDnsResolver", "true");
    Security.setProperty("networkaddress.cache.ttl", NAMES_KEPT_SECONDS);
    CommandLine commandLine = commandLine();
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

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
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
}
