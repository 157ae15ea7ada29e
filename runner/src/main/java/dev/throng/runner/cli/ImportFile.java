package dev.throng.runner.cli;

import dev.throng.crds.data.Utf8;
import dev.throng.crds.problems.Reason;
import dev.throng.crds.spec.SecretVariable;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import dev.throng.runner.outputs.text.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is imported, and where the manifest goes. */
final class ImportFile {
  private static final long MAX_BYTES = 1L << 30;
  private static final long MAX_BODY_BYTES = 1L << 20;

  @Parameters(paramLabel = "FILE", description = "What is imported; - is standard input.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the manifest here; default: standard output.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Write over a file that exists.")
  private boolean force;

  /** Reads a file to the end of what it is made of. */
  interface Importer {
    /**
     * @param name of the test
     */
    Imported of(InputStream source, String name) throws IOException;
  }

  /**
   * @throws UsageException if the file cannot be read or made into a test, or the manifest is there
   */
  int run(Importer importer) {
    if (output != null && Files.exists(output) && !force) {
      throw new UsageException(output + " exists: give another name, or --force");
    }
    Imported imported = read(importer);
    try {
      if (output == null) {
        System.out.print(imported.text());
      } else {
        Files.writeString(output, imported.text());
      }
    } catch (IOException e) {
      throw new UsageException(output + " cannot be written: " + Reason.of(e));
    }
    System.err.println(
        (output == null ? "the manifest" : output.toString()) + ": " + imported.notes().counts());
    imported
        .secrets()
        .forEach(secret ->
            System.err.println("secret " + secret + ": set " + SecretVariable.of(secret)));
    imported.notes().fillIn().stream()
        .filter(sentence -> !sentence.startsWith("the secret "))
        .forEach(sentence -> System.err.println("fill in: " + Lines.printable(sentence)));
    return ExitCodes.OK;
  }

  private Imported read(Importer importer) {
    boolean standard = file.toString().equals("-");
    try (InputStream source = standard ? System.in : open()) {
      String name =
          standard ? "imported" : file.getFileName().toString().replaceFirst("\\.\\w+$", "");
      return importer.of(source, name);
    } catch (ImportException e) {
      throw new UsageException(file + " " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read: " + Reason.of(e));
    }
  }

  private InputStream open() throws IOException {
    if (Files.isDirectory(file) || Files.size(file) > MAX_BYTES) {
      throw new ImportException("is a directory, or larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    return Files.newInputStream(file);
  }

  /** All of it as text. */
  static String text(InputStream source) throws IOException {
    try {
      return Utf8.decode(source.readAllBytes());
    } catch (IllegalArgumentException e) {
      throw new ImportException(String.valueOf(e.getMessage()));
    }
  }

  /** The content of a small text file beside the imported one. */
  Optional<String> beside(String name) {
    try {
      Path path = file.toAbsolutePath().resolveSibling(name);
      return Files.isRegularFile(path) && Files.size(path) <= MAX_BODY_BYTES
          ? Optional.of(Files.readString(path, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
