package dev.throng.runner.cli;

import dev.throng.runner.imports.curl.CurlImport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a manifest of curl commands. */
@Command(
    name = "curl",
    description = "Make a manifest of the curl commands in a file, in their order.",
    mixinStandardHelpOptions = true)
final class CurlImportCommand implements Callable<Integer> {
  @Mixin private ImportFile file = new ImportFile();

  @Override
  public Integer call() {
    return file.run((source, name) -> CurlImport.of(ImportFile.text(source), name, file::beside));
  }
}
