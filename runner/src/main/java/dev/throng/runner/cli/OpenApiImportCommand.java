package dev.throng.runner.cli;

import dev.throng.runner.imports.openapi.OpenApiImport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a manifest of an API description. */
@Command(
    name = "openapi",
    description = "Make a manifest of an API description (OpenAPI 3, JSON or YAML).",
    mixinStandardHelpOptions = true)
final class OpenApiImportCommand implements Callable<Integer> {
  @Mixin private ImportFile file = new ImportFile();

  @Option(
      names = "--writes",
      description = "Take operations that overwrite or delete too: PUT, PATCH and DELETE.")
  private boolean writes;

  @Override
  public Integer call() {
    return file.run((source, name) -> OpenApiImport.of(ImportFile.text(source), name, writes));
  }
}
