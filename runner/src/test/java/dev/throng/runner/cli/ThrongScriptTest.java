package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.throng.runner.truth.Eventually;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./throng} itself, in a clone of its own with a Maven that only says that it was called.
 */
class ThrongScriptTest {
  private static final Path ROOT = Path.of("..");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MAVEN =
      """
      #!/bin/sh
      echo build >> "$CLONE/builds"
      while [ -d "$CLONE" ] && [ ! -e "$CLONE/go" ]; do sleep 0.05; done
      """;

  @TempDir private Path clone = Path.of("");

  @Test
  void whoComesWhileAnotherBuildsWaitsAndBuildsNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "no flock");
    prepareClone();

    Process first = throng("first");
    Eventually.holds("the first builds", PATIENCE, () -> Files.exists(clone.resolve("builds")));
    Process second = throng("second");
    Eventually.holds("the second waits", PATIENCE, () -> said("second").contains("waiting"));
    Files.createFile(clone.resolve("go"));
    first.waitFor();
    second.waitFor();

    assertThat(clone.resolve("builds")).hasContent("build");
    assertThat(List.of(said("first"), said("second")))
        .allMatch(said -> said.contains("dev.throng.runner.cli.Main"), "went on to run");
  }

  private void prepareClone() throws IOException {
    Files.createDirectories(clone.resolve(".ci"));
    Files.copy(ROOT.resolve("throng"), clone.resolve("throng"));
    Files.copy(ROOT.resolve(".ci/jdk"), clone.resolve(".ci/jdk"));
    Files.createFile(clone.resolve("pom.xml"));
    Files.createDirectories(clone.resolve("runner/launcher"));
    for (String file : List.of("options", "cache-options", "brief-options")) {
      Files.copy(ROOT.resolve("runner/launcher", file), clone.resolve("runner/launcher", file));
    }
    for (String module : List.of("users", "crds", "runner", "examples/shop")) {
      Files.createDirectories(clone.resolve(module).resolve("src"));
      Files.createFile(clone.resolve(module).resolve("pom.xml"));
    }
    Path maven = Files.createDirectories(clone.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  private Process throng(String name) throws IOException {
    ProcessBuilder throng =
        new ProcessBuilder("bash", clone.resolve("throng").toString(), "version")
            .redirectErrorStream(true)
            .redirectOutput(clone.resolve(name).toFile());
    throng
        .environment()
        .putAll(
            Map.of(
                "CLONE",
                clone.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "PATH",
                clone.resolve("bin") + File.pathSeparator + System.getenv("PATH")));
    return throng.start();
  }

  private String said(String name) throws IOException {
    return Files.readString(clone.resolve(name));
  }
}
