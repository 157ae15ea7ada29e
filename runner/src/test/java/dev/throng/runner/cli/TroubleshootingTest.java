package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that the page explains are the program's, and the most important ones are there. */
class TroubleshootingTest {
  private static final Path PAGE = Path.of("..", "docs", "troubleshooting.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** Literals of one message that is put together. */
  private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

  private static String program = "";

  @BeforeAll
  static void readTheProgram() throws IOException {
    try (Stream<Path> files =
        Stream.of("crds", "runner", "operator")
            .map(module -> Path.of("..", module, "src", "main"))
            .flatMap(TroubleshootingTest::walk)) {
      program = files.map(TroubleshootingTest::read).collect(Collectors.joining("\n"));
    }
  }

  /** What stands in the first column of its tables, split where something differs. */
  static List<String> messages() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" \\| ")[0])
        .flatMap(cell -> QUOTED.matcher(cell).results().map(quoted -> quoted.group(1)))
        .flatMap(message -> Stream.of(message.split("…")))
        .map(part -> part.strip().replaceAll("^[,:;]+|[,:;]+$", "").strip())
        .filter(part -> part.length() > 3)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsTheProgramsOwn(String message) {
    assertThat(program.contains(message)).as(message).isTrue();
  }

  @Test
  void eachWayInWhichARequestFailsIsExplained() throws IOException {
    Path failures = Path.of("src/main/java/dev/throng/runner/http/Failures.java");
    assertThat(literals(failures).filter(text -> text.matches("[a-z ]+: |.*[a-z] code |lost: .*")))
        .hasSizeGreaterThan(8)
        .allSatisfy(text -> assertThat(Files.readString(PAGE)).contains(text.strip()));
  }

  @Test
  void eachCauseOfAnInconclusiveVerdictIsExplained() throws IOException {
    Path health = Path.of("src/main/java/dev/throng/runner/judgement/HealthWatch.java");
    String page = Files.readString(PAGE);
    assertThat(
            literals(health).filter(text -> text.matches("(event loops|a CPU limit|no worker).*")))
        .hasSize(4)
        .allSatisfy(text -> assertThat(page).contains(text.strip()));
  }

  @Test
  void eachEventIsExplained() throws IOException {
    Path announcements =
        Path.of("../operator/src/main/java/dev/throng/operator/plan/Announcements.java");
    String page = Files.readString(PAGE);
    assertThat(literals(announcements).filter(text -> text.matches("([A-Z][a-z]+)+")))
        .filteredOn(text -> !text.equals("True"))
        .hasSizeGreaterThan(8)
        .allSatisfy(text -> assertThat(page).contains("`" + text + "`"));
  }

  private static Stream<String> literals(Path file) {
    return LITERAL.matcher(read(file)).results().map((MatchResult found) -> found.group(1));
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder).filter(file -> file.toString().matches(".*\\.(java|js)"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return JOINT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
