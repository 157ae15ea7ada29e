package dev.throng.runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Prints which Throng this is, and on what it runs. */
@CommandLine.Command(
    name = "version",
    description = "Print the version.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer>, CommandLine.IVersionProvider {

  /** Of this build; "development" when it does not run from its jar. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "throng "
          + version()
          + " (Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.arch")
          + ")"
    };
  }

  @Override
  public Integer call() {
    System.out.println(getVersion()[0]);
    return ExitCodes.OK;
  }
}
