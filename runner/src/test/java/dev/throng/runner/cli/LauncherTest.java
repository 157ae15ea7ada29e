package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script that starts Throng from its package, with Javas that only print what they are told.
 */
class LauncherTest {
  private static final Path SCRIPT = Path.of("launcher", "throng");
  @TempDir private Path folder = Path.of("");
  private Path home = folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void installThrong() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("opt/throng 1"));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("app"));
    Files.copy(SCRIPT, home.resolve("bin/throng"));
    Files.writeString(home.resolve("app/classpath"), "throng.jar\nlib/a.jar\n");
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("SDKMAN_DIR", folder.resolve("sdkman").toString());
  }

  @Test
  void throughLinksThePackageIsFoundAndAllArgumentsArriveAsTheyAre() throws Exception {
    environment.put("JAVA_HOME", java("jdk", "25.0.1").toString());
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("near"), Path.of("throng"));
    Files.createSymbolicLink(links.resolve("throng"), Path.of("..", "opt/throng 1/bin/throng"));
    environment.put("PATH", links + ":/usr/bin:/bin");

    Said said = run(List.of("near", "run", "a b", "$x"));

    assertThat(said.lines())
        .containsExactly(
            "jdk",
            "@" + home + "/app/options",
            "-Dthrong.home=" + home,
            "-cp",
            home + "/app/throng.jar:" + home + "/app/lib/a.jar",
            "dev.throng.runner.cli.Main",
            "run",
            "a b",
            "$x");
  }

  @Test
  void thePackagesOwnJavaComesFirstWithTheCacheThatIsMadeForIt() throws Exception {
    java(home.resolve("runtime"), "own", "25.0.1");
    Files.writeString(home.resolve("app/start.aot"), "");
    environment.put("JAVA_HOME", java("jdk", "25.0.1").toString());

    assertThat(throng().lines())
        .startsWith(
            "own",
            "@" + home + "/app/options",
            "-XX:AOTCache=" + home + "/app/start.aot",
            "@" + home + "/app/cache-options");
  }

  @Test
  void theJavaThatIsAskedForWinsAndGetsNoCache() throws Exception {
    java(home.resolve("runtime"), "own", "25.0.1");
    Files.writeString(home.resolve("app/start.aot"), "");
    environment.put("THRONG_JAVA", java("mine", "26-ea").toString());
    environment.put("THRONG_JAVA_OPTS", "-Xmx1g -Dx=y");

    assertThat(throng().lines())
        .startsWith(
            "mine",
            "@" + home + "/app/options",
            "@" + home + "/app/brief-options",
            "-Xmx1g",
            "-Dx=y",
            "-Dthrong.home=" + home);
  }

  @ParameterizedTest
  @CsvSource({"check, true", "init, true", "version, true", "run, false", "worker, false"})
  void onlyCommandsThatEndSoonGetTheirOptions(String command, boolean soon) throws Exception {
    environment.put("JAVA_HOME", java("jdk", "25.0.1").toString());

    Said said = run(List.of(home.resolve("bin/throng").toString(), command));

    assertThat(said.lines().contains("@" + home + "/app/brief-options")).isEqualTo(soon);
  }

  @Test
  void oneThatIsTooOldIsPassedOverForOneOnThePathOrOfSdkman() throws Exception {
    environment.put("JAVA_HOME", java("old", "1.8.0_402").toString());
    java("sdkman/candidates/java/25.0.1-tem", "25.0.1");

    assertThat(throng().lines()).startsWith("25.0.1-tem");

    environment.put("PATH", java("path", "25").resolve("bin") + ":/usr/bin:/bin");
    assertThat(throng().lines()).startsWith("path");
  }

  @Test
  void aJavaWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
    Path jdk = java("jdk", "25.0.1");
    Files.delete(jdk.resolve("release"));
    environment.put("JAVA_HOME", jdk.toString());

    assertThat(throng().lines()).startsWith("jdk");
  }

  @Test
  void whereAllAreTooOldOneSentenceSaysWhatWasFound() throws Exception {
    Path old = java("old", "17.0.15");
    environment.put("THRONG_JAVA", old.toString());

    Said said = throng();

    assertThat(said.code()).isEqualTo(ExitCodes.ERROR);
    assertThat(said.lines())
        .containsExactly(
            "throng: Java 25 or newer is needed, and THRONG_JAVA="
                + old
                + "/bin/java is Java 17: set JAVA_HOME or THRONG_JAVA to one, or take the package"
                + " for your platform, which brings its own.");
  }

  @Test
  void aJavaThatIsNotThereIsNamed() throws Exception {
    environment.put("THRONG_JAVA", "/no/such/java");

    assertThat(throng().lines().getFirst()).contains("THRONG_JAVA=/no/such/java is no program");
  }

  private Path java(String name, String version) throws IOException {
    Path jdk = folder.toRealPath().resolve(name);
    return java(jdk, jdk.getFileName().toString(), version);
  }

  /** Prints its name, then its arguments, one a line. */
  private static Path java(Path jdk, String name, String version) throws IOException {
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path command =
        Files.writeString(
            jdk.resolve("bin/java"),
            """
            #!/bin/sh
            [ "$1" != -version ] || { echo 'openjdk version "%s" 2025-10-21' >&2; exit; }
            printf '%%s\\n' '%s' "$@"
            """
                .formatted(version, name));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    return jdk;
  }

  private Said throng() throws IOException, InterruptedException {
    return run(List.of(home.resolve("bin/throng").toString(), "version"));
  }

  private Said run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", "exec \"$@\"", "sh").redirectErrorStream(true);
    builder.command().addAll(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said.lines().toList());
  }

  private record Said(int code, List<String> lines) {}
}
