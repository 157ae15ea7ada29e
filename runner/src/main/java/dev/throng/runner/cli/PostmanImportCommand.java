package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.imports.postman.PostmanImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a manifest of a collection of Postman. */
@Command(
    name = "postman",
    description = "Make a manifest of a Postman collection (format 2.1): a task for each folder.",
    mixinStandardHelpOptions = true)
final class PostmanImportCommand implements Callable<Integer> {
  @Mixin private ImportFile file = new ImportFile();

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "FILE",
      description = "An exported environment, whose values come before the collection's.")
  private @Nullable Path environment;

  @Override
  public Integer call() {
    Optional<String> values = environment();
    return file.run((source, name) -> PostmanImport.of(ImportFile.text(source), values, name));
  }

  private Optional<String> environment() {
    if (environment == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(environment));
    } catch (IOException e) {
      throw new UsageException(
          "--environment: " + environment + " cannot be read: " + Reason.of(e));
    }
  }
}
