package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.truth.Manifests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The commands that readers copy out of the documents: their flags are there, their tests valid.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void saveTheFilesThatTheDocumentsShow() throws IOException {
    for (String document : List.of("README.md", "docs/java.md", "docs/tutorial.md")) {
      DocumentedFiles.of(ROOT.resolve(document)).saveIn(directory);
    }
    for (String userClass : List.of("Buyer", "Reader")) {
      Files.writeString(
          directory.resolve(userClass.toLowerCase(Locale.ROOT) + "s.yaml"),
          Manifests.text(
              "shop",
              """
              target: {baseUrl: "http://shop"}
              load: {users: 10, duration: 1m}
              userClasses: [{name: %s, tasks: [{name: visit, steps: [{get: /}]}]}]
              """
                  .formatted(userClass)));
    }
    String recorded = ROOT.resolve("examples/import/shop.curl").toString();
    String written = directory.resolve("shop.yaml").toString();
    assertThat(Main.commandLine().execute("import", "curl", recorded, "-o", written)).isZero();
  }

  static Stream<String> commands() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
          Stream.of(ROOT.resolve("README.md"), ROOT.resolve("examples/README.md")),
          docs.filter(file -> file.toString().endsWith(".md")))
          .flatMap(DocumentedCommandsTest::lines)
          .filter(line -> line.startsWith("./throng "))
          .map(line -> line.replaceAll("( #.*| &)$", "").strip())
          .toList()
          .stream();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreSuchCommands() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsAccepted(String command) {
    String[] words = command.split(" +");
    StringWriter errors = new StringWriter();
    CommandLine throng = Main.commandLine().setErr(new PrintWriter(errors, true));

    ParseResult parsed =
        throng.parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new));

    ParseResult subcommand = parsed.subcommand();
    boolean namesManifests =
        !Set.of("story", "compare", "init").contains(subcommand.commandSpec().name());
    if (namesManifests && !subcommand.matchedPositionals().isEmpty()) {
      assertThat(throng.execute(asCheck(subcommand))).as(errors.toString()).isZero();
    }
  }

  /** The same test with the same load, validated only. */
  private String[] asCheck(ParseResult given) {
    CommandSpec check = CommandSpec.forAnnotatedObject(new CheckCommand());
    List<String> words = new ArrayList<>(List.of("check", "--validate-only"));
    given.matchedPositionals().stream()
        .flatMap(position -> position.originalStringValues().stream())
        .distinct()
        .map(this::located)
        .forEach(words::add);
    given.matchedOptions().stream()
        .filter(option -> check.findOption(option.longestName()) != null)
        .forEach(option ->
            option
                .originalStringValues()
                .forEach(value -> words.add(option.longestName() + "=" + value)));
    return words.toArray(String[]::new);
  }

  private String located(String word) {
    if (!word.endsWith(".yaml") && !word.endsWith(".java")) {
      return word;
    }
    Path inClone = ROOT.resolve(word);
    return (Files.exists(inClone) ? inClone : directory.resolve(word)).toString();
  }
}
