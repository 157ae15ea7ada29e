package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import dev.throng.runner.imports.locust.LocustImport;
import dev.throng.runner.users.UserCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each locustfile of the corpus has what it leads to beside it; Python's own parser reads it. */
class LocustCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/imports/locust");

  static Stream<Path> locustfiles() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("locustfiles")
  void aLocustfileLeadsToThisManifestWhichIsValidAndHoldsNoSecret(Path file) throws IOException {
    Imported imported = LocustImport.of(tree(Files.readString(file)), name(file), beside(file));

    assertThat(ManifestReader.read(imported.text()))
        .as(imported.text())
        .isInstanceOf(ReadResult.Valid.class);
    assertThat(imported.text() + imported.notes().fillIn() + imported.secrets())
        .doesNotContain("s3cret");
    golden(file.resolveSibling(file.getFileName() + ".expected"), imported.text());
  }

  @ParameterizedTest
  @MethodSource("locustfiles")
  void aLocustfileLeadsToTheseUsersInJavaWhichCompileAndHoldNoSecret(Path file) throws IOException {
    String name = name(file);

    Imported imported = LocustImport.java(tree(Files.readString(file)), name, beside(file));

    UserCode.of(
        new JavaSources(List.of(new SourceFile(name + ".java", imported.text())), List.of()));
    assertThat(imported.text()).doesNotContain("s3cret");
    golden(file.resolveSibling(name + ".java.expected"), imported.text());
  }

  @Test
  void whatIsNoLocustfileIsRefusedInOneSentence() {
    assertThatThrownBy(() -> LocustImport.of(tree("print 'hello'"), "a", _ -> Optional.empty()))
        .isInstanceOf(ImportException.class)
        .hasMessageMatching("is no Python that python3 \\(version 3\\.\\d+\\) reads: line 1: .*");
    assertThatThrownBy(() -> LocustImport.of(tree("import os"), "a", _ -> Optional.empty()))
        .isInstanceOf(ImportException.class)
        .hasMessage("holds no user of HTTP: no class of HttpUser or FastHttpUser with tasks");
  }

  @Test
  void nothingOfTheFileIsRun(@TempDir Path directory) {
    Path touched = directory.resolve("touched");

    tree("open('" + touched + "', 'w').write('run')");

    assertThat(touched).doesNotExist();
  }

  @Test
  void withoutPythonOneSentenceSaysWhatIsMissing() {
    assertThatThrownBy(() -> new PythonTree("python3-that-is-not-here").of(new byte[0]))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "a locustfile is read by Python's own parser, and there is no python3-that-is-not-here"
                + " on the PATH: install Python 3.8 or newer");
  }

  private static void golden(Path golden, String text) throws IOException {
    if (System.getProperty("throng.generate") != null) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  private static Function<String, Optional<String>> beside(Path file) {
    return name -> {
      try {
        Path other = file.resolveSibling(name);
        return Files.exists(other) ? Optional.of(Files.readString(other)) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*", "");
  }

  private static String tree(String source) {
    return new PythonTree("python3").of(source.getBytes(StandardCharsets.UTF_8));
  }
}
