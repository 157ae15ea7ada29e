package dev.throng.runner.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Flags of what runs in this process, and where flags come from beside the command line. */
@SuppressWarnings("UnusedVariable") // some are taken, and no more
final class LocalFlags {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Flags as lines of a file, such as spawn-rate = 10; the command line and environment"
              + " variables come first.")
  private @Nullable Path config;

  @Option(
      names = {"--headless", "--autostart", "--print-stats", "--enable-rebalancing"},
      description = "Locust's: what they ask for is so in any case.")
  private boolean usual;

  @Option(
      names = {"-L", "--loglevel"},
      paramLabel = "LEVEL",
      description = "Locust's: there is one level here.")
  private @Nullable String logLevel;

  @Option(names = "--skip-log-setup", description = "Locust's: there is no log to set up.")
  private boolean skipLogSetup;

  /**
   * Says which flags are from elsewhere.
   *
   * @throws UsageException if one of them means nothing here
   */
  void tellSources() {
    CommandSpec spec = Objects.requireNonNull(command);
    if (spec.defaultValueProvider() instanceof FlagSources sources) {
      sources.check(spec);
      sources.tell(spec);
    }
  }
}
