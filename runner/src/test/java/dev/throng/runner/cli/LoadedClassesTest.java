package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A start costs about what it loads, which can be counted exactly. Whose number grew is seen from
 * the packages in the message.
 */
class LoadedClassesTest {
  private static final Pattern LOADED = Pattern.compile("\\] (\\w[\\w.]*)\\.[^. ]+ source: ");
  private static final Pattern OF_JAVA = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

  private static final int JAVA_5 = 49;

  @TempDir private Path folder = Path.of("");

  @Test
  void theVersionNeedsNoMoreThanTheCommandLine() throws Exception {
    Map<String, Integer> loaded = loadedBy("version");

    assertThat(loaded)
        .as("packages")
        .containsOnlyKeys("dev.throng.crds.values", "dev.throng.runner.cli", "picocli");
    assertThat(loaded.get("dev.throng.runner.cli")).as("of Throng: %s", loaded).isLessThan(30);
    assertThat(loaded.get("picocli")).as("of picocli: %s", loaded).isLessThan(200);
  }

  /** An AOT cache takes none of an older Java. */
  @Test
  void theCommandLinesClassesMayBeInACache() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CommandLine.class.getResourceAsStream("CommandLine.class"))) {
      DataInputStream data = new DataInputStream(in);
      data.skipNBytes(Integer.BYTES + Short.BYTES);

      assertThat(data.readUnsignedShort()).isGreaterThan(JAVA_5);
    }
  }

  /** Classes by package, of all that are not Java's own. */
  private Map<String, Integer> loadedBy(String... arguments)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    Map<String, Integer> loaded = new TreeMap<>();
    try (Stream<String> lines = Files.lines(log)) {
      lines
          .map(LOADED::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .filter(name -> !OF_JAVA.matcher(name + ".").matches())
          .forEach(name -> loaded.merge(name, 1, Integer::sum));
    }
    return loaded;
  }
}
