package dev.throng.runner.cli;

import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a test to start from. */
@Command(
    name = "init",
    description = "Write a test to start from, with comments; check and run take it as it is.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"2:The name is wrong, or the file is there"})
final class InitCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "java|yaml",
      description = "java: users as a class; yaml: a manifest.")
  private Kind kind = Kind.YAML;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Of the class or the test, such as Shopper; a folder may stand before it.")
  private Path name = Path.of("");

  @Option(names = "--force", description = "Write over a file that exists.")
  private boolean force;

  /** What is written. */
  enum Kind {
    JAVA,
    YAML;

    /** As it is written on the command line, and offered by completion. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    String extension() {
      return this == JAVA ? ".java" : ".yaml";
    }
  }

  @Override
  public Integer call() {
    String written = String.valueOf(name.getFileName());
    String bare =
        written.endsWith(kind.extension())
            ? written.substring(0, written.length() - kind.extension().length())
            : written;
    Path file = name.resolveSibling(bare + kind.extension());
    String text = text().replace("FILE", file.toString()).replace("NAME.java", file.toString());
    write(file, text.replace("NAME", kind == Kind.JAVA ? className(bare) : testName(bare)));
    System.err.println(
        kind == Kind.JAVA
            ? file + ": try it with throng check " + file + " --host http://localhost:8080"
            : file + ": try it with throng check " + file);
    return ExitCodes.OK;
  }

  private static String className(String bare) {
    if (!SourceVersion.isName(bare, SourceVersion.latest()) || bare.contains(".")) {
      throw new UsageException(
          "NAME: \"" + bare + "\" must be the name of a Java class, such as Shopper");
    }
    return bare;
  }

  private static String testName(String bare) {
    return Names.ofTest(bare, "test");
  }

  private void write(Path file, String text) {
    if (Files.exists(file) && !force) {
      throw new UsageException(file + " exists: give another name, or --force");
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + Reason.of(e));
    }
  }

  private String text() {
    String resource = "starting-point" + kind.extension() + ".txt";
    try (InputStream text = InitCommand.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
