package dev.throng.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The wrong manifests that the reader is tested with, each under a name of its own. */
record Corpus(String name, String manifest, List<String> messages) {
  private static final Path FOLDER = Path.of("../crds/src/test/resources/wrong");

  /** Wrong as a file, but nothing that a cluster gets to see. */
  private static final Set<String> WRONG_AS_TEXT_ONLY =
      Set.of("empty", "no-loadtest", "two-loadtests", "yaml-duplicate-key", "header-value-is-null");

  static List<Corpus> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .sorted()
          .map(Corpus::of)
          .filter(wrong -> !WRONG_AS_TEXT_ONLY.contains(wrong.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String file() {
    return name + ".yaml";
  }

  private static Corpus of(Path file) {
    try {
      String name = file.getFileName().toString().replace(".yaml", "");
      String text = Files.readString(file);
      return new Corpus(
          name,
          text.replace("metadata: {name: wrong}", "metadata: {name: " + name + "}"),
          messages(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * They begin the file, as comments. Where in the text something is, the API server does not keep.
   */
  private static List<String> messages(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("# "))
        .map(line -> line.substring(2).replaceFirst(" \\(line \\d+, column \\d+\\)$", ""))
        .toList();
  }
}
