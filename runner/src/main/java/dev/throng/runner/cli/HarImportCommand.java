package dev.throng.runner.cli;

import dev.throng.runner.imports.har.HarImport;
import dev.throng.runner.imports.har.HarOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a manifest of a recording. */
@Command(
    name = "har",
    description = "Make a manifest of a recording: documents and calls of the first party.",
    mixinStandardHelpOptions = true)
final class HarImportCommand implements Callable<Integer> {
  @Mixin private ImportFile file = new ImportFile();

  @Option(
      names = "--hosts",
      paramLabel = "HOST",
      split = ",",
      description = "Hosts of the first party; default: that of the first document, and its site.")
  private List<String> hosts = List.of();

  @Option(
      names = "--include",
      paramLabel = "REGEX",
      description = "Only requests whose URL matches, of any kind.")
  private String include = "";

  @Option(names = "--exclude", paramLabel = "REGEX", description = "No requests whose URL matches.")
  private String exclude = "";

  @Override
  public Integer call() {
    HarOptions options =
        HarOptions.of(hosts, pattern("--include", include), pattern("--exclude", exclude));
    return file.run((source, name) -> HarImport.of(source, name, options));
  }

  private static String pattern(String flag, String regex) {
    try {
      java.util.regex.Pattern.compile(regex);
      return regex;
    } catch (java.util.regex.PatternSyntaxException e) {
      throw new UsageException(flag + " must be a regular expression: " + e.getDescription());
    }
  }
}
