package dev.throng.runner.faults;

import dev.throng.runner.server.ServedMaster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class path and an archive of its classes, which halve the CPU time in which a process starts:
 * these tests start dozens. Made once, by the first worker that is started.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/vm/class-data-sharing1.html">Class data
 *     sharing: it takes no folders</a>
 */
public final class QuickStart {
  private static final Path FOLDER = folder();
  public static final String CLASS_PATH = classPath();
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");

  private QuickStart() {}

  /** Options of the JVM for each process. */
  public static List<String> options() {
    return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + Trained.ARCHIVE);
  }

  private static final class Trained {
    static final Path ARCHIVE = train();
  }

  private static Path train() {
    try (FleetRun run = new FleetRun(1, "{users: 1, duration: 1s}");
        ThrongProcess worker =
            ThrongProcess.started(
                List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + ARCHIVE),
                ServedMaster.TOKEN,
                ThrongProcess.workerArguments("w1", run.port))) {
      run.finished();
      worker.exitCode();
      return ARCHIVE;
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
