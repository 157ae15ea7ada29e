package dev.throng.runner.cli;

import dev.throng.runner.imports.locust.LocustImport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a manifest of a locustfile. */
@Command(
    name = "locust",
    description =
        "Make a manifest, or users in Java, of a locustfile. Python's parser reads it; nothing of it is run.",
    mixinStandardHelpOptions = true)
final class LocustImportCommand implements Callable<Integer> {
  @Mixin private ImportFile file = new ImportFile();

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "yaml, a manifest, or java, users in Java; default: yaml.")
  private InitCommand.Kind form = InitCommand.Kind.YAML;

  @Override
  public Integer call() {
    PythonTree python = new PythonTree("python3");
    return file.run((source, name) -> {
      String tree = python.of(source.readAllBytes());
      return form == InitCommand.Kind.JAVA
          ? LocustImport.java(tree, name, file::beside)
          : LocustImport.of(tree, name, file::beside);
    });
  }
}
