package dev.throng.runner.cli;

import dev.throng.runner.http.Proxy;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.worker.Environment;
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

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "Trust these PEM certificates; default: those that Java trusts, or of THRONG_TLS_CA_FILE.")
  private @Nullable Path trusted;

  /** Where secrets, certificates and a proxy come from. */
  Environment environment() {
    return new Environment(name ->
        trusted != null && name.equals(Environment.CA_FILE)
            ? trusted.toString()
            : System.getenv(name));
  }

  /**
   * The plan, which says of a proxy that a variable names: whoever reads the result must know.
   *
   * @throws UsageException if there cannot be such a proxy
   */
  TestPlan throughProxy(TestPlan plan) {
    try {
      Proxy proxy = environment().proxy(plan.spec());
      if (proxy == null || plan.spec().target().http().proxy() != null) {
        return plan;
      }
      String note =
          "Requests go through the proxy "
              + proxy.told()
              + ": what it does is measured too. Unset the variable, or name the target in NO_PROXY, to go without it.";
      System.err.println("throng: " + note);
      return plan.noting(note);
    } catch (UnresolvedException e) {
      throw new UsageException(e.getMessage());
    }
  }

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
