package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.runner.truth.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parts of manifests that the how-tos show are valid where they belong. */
class HowToTest {
  private static final Path FOLDER = Path.of("..", "docs", "how-to");
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.+?)```", Pattern.DOTALL);

  static List<Named<String>> parts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith("ci.md")).sorted().flatMap(HowToTest::of).toList();
    }
  }

  private static Stream<Named<String>> of(Path file) {
    try {
      return BLOCK
          .matcher(Files.readString(file))
          .results()
          .map(block -> Named.of(file.getFileName().toString(), block.group(1)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aPartIsValid(String part) {
    ReadResult read = ManifestReader.read(Manifests.text("how-to", spec(part)));

    assertThat(read).as(spec(part)).isInstanceOf(ReadResult.Valid.class);
  }

  /** By its first line it is a part of the spec, of a user class, of a task, or a list of steps. */
  private static String spec(String part) {
    String first = part.lines().findFirst().orElseThrow();
    if (first.startsWith("data:")) {
      return common() + part;
    }
    String classes = "userClasses: [{name: Visitor, tasks: [{name: visit, steps: [{get: /}]}]}]\n";
    if (first.equals("target:")) {
      return part + "load: {users: 1, duration: 1s}\n" + classes;
    }
    if (first.equals("master:")) {
      return common() + classes + part;
    }
    String tasks = "tasks: [{name: visit, steps: [{get: /}]}]\n";
    String inClass =
        switch (first) {
          case "onStart:" -> part + tasks;
          case "steps:" -> "tasks:\n  - name: visit\n" + part.indent(4);
          default -> "tasks:\n  - name: visit\n    steps:\n" + part.indent(6);
        };
    return common() + "userClasses:\n  - name: Visitor\n" + inClass.indent(4);
  }

  private static String common() {
    return """
    target: {baseUrl: http://shop}
    load: {users: 1, duration: 1s}
    secrets: {password: {secretKeyRef: {name: login, key: password}}}
    """;
  }
}
