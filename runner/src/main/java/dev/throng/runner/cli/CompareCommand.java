package dev.throng.runner.cli;

import dev.throng.crds.values.Percent;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.outputs.json.ComparisonJson;
import dev.throng.runner.outputs.json.RecordedRunJson;
import dev.throng.runner.outputs.markdown.ComparisonMarkdown;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Holds runs that are over against each other, from the JSON that they left. */
@Command(
    name = "compare",
    description = "Say what became worse between runs of the same test, from their --json files.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing became worse",
      "1:Regression: something became worse",
      "2:A file is no result, or a flag is wrong",
      "3:The runs cannot be compared; it says why"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int REGRESSION = 1;
  private static final int NOT_COMPARABLE = 3;

  @Parameters(
      arity = "0..2",
      paramLabel = "BEFORE AFTER",
      description = "What --json wrote of a run before the change, and of one after it.")
  private List<Path> pair = List.of();

  @Option(
      names = "--before",
      paramLabel = "FILE",
      arity = "1..*",
      split = ",",
      description = "Runs before the change, up to 10, in place of BEFORE.")
  private List<Path> before = List.of();

  @Option(
      names = "--after",
      paramLabel = "FILE",
      arity = "1..*",
      split = ",",
      description = "Runs after it, up to 10, in place of AFTER.")
  private List<Path> after = List.of();

  @Option(
      names = "--least",
      paramLabel = "PERCENT",
      defaultValue = "5%",
      converter = LeastChange.class,
      description =
          "Changes of times and rates that are smaller do not matter; default: ${DEFAULT-VALUE}.")
  private double least;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "What is printed: text, json, or markdown for a pull request; default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  /** How a comparison is printed. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  /** As a ratio. */
  static final class LeastChange implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double ratio = Percent.parse(text).ratio();
        if (ratio > 0 && ratio <= 1) {
          return ratio;
        }
      } catch (IllegalArgumentException _) {
        // told below
      }
      throw new TypeConversionException("must be a percentage above 0% and up to 100%");
    }
  }

  @Override
  public Integer call() {
    boolean flags = !before.isEmpty() || !after.isEmpty();
    if (flags ? !pair.isEmpty() || before.isEmpty() || after.isEmpty() : pair.size() != 2) {
      throw new UsageException(
          "compare takes BEFORE and AFTER, or --before and --after with up to "
              + Comparison.MOST_RUNS
              + " files each");
    }
    Comparison comparison =
        flags
            ? Comparison.of(runs("--before", before), runs("--after", after), least)
            : Comparison.of(
                runs("BEFORE", pair.subList(0, 1)), runs("AFTER", pair.subList(1, 2)), least);
    print(comparison);
    if (!comparison.isComparable()) {
      return NOT_COMPARABLE;
    }
    return comparison.isRegression() ? REGRESSION : ExitCodes.OK;
  }

  private static List<RecordedRun> runs(String side, List<Path> files) {
    if (files.size() > Comparison.MOST_RUNS) {
      throw new UsageException(
          side + " has " + files.size() + " files; " + Comparison.MOST_RUNS + " are allowed");
    }
    return files.stream().map(CompareCommand::run).toList();
  }

  static RecordedRun run(Path file) {
    return ResultFile.read(file, text -> RecordedRunJson.read(file.toString(), text));
  }

  private void print(Comparison comparison) {
    switch (format) {
      case TEXT -> {
        try (Terminal terminal = Terminal.system(System.getenv())) {
          new Console(terminal, Console.Detail.NOTHING).compare(comparison);
        }
      }
      case JSON -> System.out.println(ComparisonJson.render(comparison));
      case MARKDOWN -> System.out.print(ComparisonMarkdown.render(comparison));
    }
  }
}
