package dev.throng.runner.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers a wrong command line with one sentence that says what was given and what is allowed, and
 * a line of usage where that helps.
 */
final class WrongFlag implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    PrintWriter err = problem.getCommandLine().getErr();
    if (problem.getArgSpec() instanceof OptionSpec flag
        && problem.getCause() instanceof TypeConversionException wrong) {
      err.println(
          "throng: "
              + source(flag, problem)
              + " "
              + wrong.getMessage()
              + ", is \""
              + problem.getValue()
              + "\"");
    } else if (problem instanceof UnmatchedArgumentException unknown) {
      unknown(unknown, err);
    } else {
      err.println("throng: " + problem.getMessage());
      err.println(usage(problem.getCommandLine()));
    }
    return ExitCodes.USAGE;
  }

  /** The flag, or what stands in its place: a variable, or a line of a file. */
  private static String source(OptionSpec flag, ParameterException problem) {
    return problem.getCommandLine().getDefaultValueProvider() instanceof FlagSources sources
        ? sources
            .of(flag)
            .filter(source -> source.value().equals(problem.getValue()))
            .map(FlagSources.Source::name)
            .orElse(flag.longestName())
        : flag.longestName();
  }

  private static void unknown(UnmatchedArgumentException problem, PrintWriter err) {
    String word = problem.getUnmatched().getFirst();
    CommandLine command = problem.getCommandLine();
    String answer =
        LocustAnswers.to(word)
            .map(instead -> word.replaceFirst("=.*", "") + " is Locust's: " + instead)
            .orElse(null);
    if (answer != null) {
      err.println("throng: " + answer);
      return;
    }
    List<String> meant = problem.getSuggestions();
    err.println(
        "throng: "
            + (word.startsWith("-") ? "Unknown option: " : "Unknown argument: ")
            + word
            + (meant.isEmpty() ? "" : "; did you mean " + String.join(", ", meant) + "?"));
    err.println(usage(command));
  }

  private static String usage(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    String arguments =
        spec.positionalParameters().stream().map(WrongFlag::shown).collect(Collectors.joining());
    return "Usage: "
        + spec.qualifiedName()
        + (spec.subcommands().isEmpty() ? " [FLAG...]" + arguments : " COMMAND")
        + "; "
        + spec.qualifiedName()
        + " --help says more.";
  }

  private static String shown(PositionalParamSpec argument) {
    String label = argument.paramLabel() + (argument.index().isVariable() ? "..." : "");
    return argument.required() ? " " + label : " [" + label + "]";
  }
}
