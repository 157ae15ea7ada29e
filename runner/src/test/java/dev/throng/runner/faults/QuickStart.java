package dev.throng.runner.faults;

import dev.throng.runner.server.ServedMaster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Java with a start cache, which saves processes half of the CPU time of their start: these tests
 * start dozens. Made once, by the first process that is started.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: such a cache takes no folders of classes</a>
 */
public final class QuickStart {
  private static final Path FOLDER = folder();
  private static final Path LAUNCHER = Path.of("launcher").toAbsolutePath();
  private static final String CLASS_PATH = classPath();

  private QuickStart() {}

  /** Java and its options, to be followed by more options, or a main class. */
  public static List<String> java() {
    return java("-XX:AOTCache=" + Trained.CACHE);
  }

  private static List<String> java(String cache) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xlog:disable",
        cache,
        "@" + LAUNCHER.resolve("cache-options"),
        "@" + LAUNCHER.resolve("brief-options"),
        "-XX:CompileThresholdScaling=4",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        CLASS_PATH);
  }

  private static final class Trained {
    static final Path CACHE = train(FOLDER.resolve("start.aot"));
  }

  private static Path train(Path cache) {
    try (FleetRun run = new FleetRun(1, "{users: 1, duration: 1s}");
        ThrongProcess worker =
            ThrongProcess.started(
                java("-XX:AOTCacheOutput=" + cache),
                ServedMaster.TOKEN,
                ThrongProcess.workerArguments("w1", run.port))) {
      run.finished();
      worker.exitCode(Duration.ofMinutes(2));
      return cache;
    }
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(entry -> Files.isDirectory(entry) ? jar(entry) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes) {
    Path jar = FOLDER.resolve(Integer.toHexString(classes.toString().hashCode()) + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
      return jar;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("throng-faults");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void delete(File folder) {
    File @Nullable [] files = folder.listFiles();
    for (File file : files == null ? new File[0] : files) {
      file.delete();
    }
    folder.delete();
  }
}
