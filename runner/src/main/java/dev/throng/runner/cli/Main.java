package dev.throng.runner.cli;

import dev.throng.crds.composition.Contradiction;
import dev.throng.runner.pem.PemException;
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
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n");
    System.setProperty("vertx.disableFileCPResolving", "true");
    System.setProperty("vertx.disableDnsResolver", "true");
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    RunFlags.register(commandLine);
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new VersionCommand()));
    commandLine.setParameterExceptionHandler(
        new WrongFlag(commandLine.getParameterExceptionHandler()));
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
