package dev.throng.runner.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.stream.Collectors.joining;

import dev.throng.runner.server.ServedMaster;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Java with a start cache, which saves processes half of the CPU time of their start: these tests
 * start dozens. Made by the first process that is started, for as long as the class path is the
 * same: other JVMs with tests find it there.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: such a cache takes no folders of classes</a>
 */
public final class QuickStart {
  private static final Path FOLDERS = Path.of("target", "quick-start").toAbsolutePath();
  private static final Path LAUNCHER = Path.of("launcher").toAbsolutePath();

  private QuickStart() {}

  /** Java and its options, to be followed by more options, or a main class. */
  public static List<String> java() {
    return java(Trained.FOLDER, "-XX:AOTCache=" + cache(Trained.FOLDER));
  }

  private static List<String> java(Path folder, String cache) {
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
        classPath().map(entry -> inJar(entry, folder)).collect(joining(File.pathSeparator)));
  }

  private static final class Trained {
    static final Path FOLDER = trained();
  }

  /** A folder with a cache, and with the jars that it is for. */
  private static Path trained() {
    try {
      Path folder = FOLDERS.resolve(state());
      Files.createDirectories(folder);
      try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.exists(cache(folder))) {
          train(folder);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path cache(Path folder) {
    return folder.resolve("start.aot");
  }

  private static void train(Path folder) throws IOException {
    for (Path classes : classPath().filter(Files::isDirectory).toList()) {
      pack(classes, jar(classes, folder));
    }
    Path made = folder.resolve("made.aot");
    try (FleetRun run = new FleetRun(1, "{users: 1, duration: 1s}");
        ThrongProcess worker =
            ThrongProcess.started(
                java(folder, "-XX:AOTCacheOutput=" + made),
                ServedMaster.TOKEN,
                ThrongProcess.workerArguments("w1", run.port))) {
      run.finished();
      worker.exitCode(Duration.ofMinutes(2));
    }
    Files.move(made, cache(folder));
  }

  private static Stream<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !entry.endsWith("test-classes"));
  }

  /** Other text for another class path, or for other classes on it. */
  private static String state() throws IOException {
    CRC32C sum = new CRC32C();
    for (Path entry : classPath().toList()) {
      sum.update(entry.toString().getBytes(UTF_8));
      for (Path file : Files.isDirectory(entry) ? files(entry).toList() : List.<Path>of()) {
        sum.update(Files.readAllBytes(file));
      }
    }
    return Long.toHexString(sum.getValue());
  }

  private static Stream<Path> files(Path entry) {
    try (Stream<Path> files = Files.walk(entry)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String inJar(Path entry, Path folder) {
    return (Files.isDirectory(entry) ? jar(entry, folder) : entry).toString();
  }

  private static Path jar(Path classes, Path folder) {
    return folder.resolve(Integer.toHexString(classes.toString().hashCode()) + ".jar");
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files(classes).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }
}
