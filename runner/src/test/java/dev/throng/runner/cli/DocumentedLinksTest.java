package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documents lead to files and headings that are there. */
class DocumentedLinksTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern SOURCE = Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+)`");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
      return Stream.of(root, docs, examples)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void eachLinkLeadsSomewhere(Path document) throws IOException {
    String text = CODE.matcher(Files.readString(document)).replaceAll("");
    List<String> broken =
        LINK.matcher(text)
            .results()
            .map(link -> link.group(1))
            .filter(link -> !link.matches("(https?|mailto):.*"))
            .filter(link -> !leadsSomewhere(document, link))
            .toList();

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path document, String link) {
    String file = link.replaceAll("#.*", "");
    Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
    return Files.exists(target)
        && (!link.contains("#") || anchors(target).contains(link.replaceAll(".*#", "")));
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path document) {
    try {
      return Files.readAllLines(document).stream()
          .filter(line -> line.startsWith("#"))
          .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
          .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What CONTRIBUTING.md tells people to change. */
  static List<String> namedSources() throws IOException {
    return SOURCE
        .matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
        .results()
        .map(MatchResult::group)
        .map(quoted -> quoted.replace("`", ""))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("namedSources")
  void eachSourceThatContributorsAreLedToIsThere(String source) {
    assertThat(ROOT.resolve(source)).exists();
  }
}
