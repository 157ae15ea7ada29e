package dev.throng.runner.cli;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Answers a flag whose value is none with one sentence: its name, what is allowed, what was given.
 *
 * @param others what answers everything else that is wrong on the command line
 */
record WrongFlag(IParameterExceptionHandler others) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) throws Exception {
    if (problem.getArgSpec() instanceof OptionSpec flag
        && problem.getCause() instanceof TypeConversionException wrong) {
      problem
          .getCommandLine()
          .getErr()
          .println(
              "throng: "
                  + flag.longestName()
                  + " "
                  + wrong.getMessage()
                  + ", is \""
                  + problem.getValue()
                  + "\"");
      return ExitCodes.USAGE;
    }
    return others.handleParseException(problem, arguments);
  }
}
