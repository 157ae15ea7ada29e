package dev.throng.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Puts {@code dev.throng.impostor} in the place of a run's programs. */
final class ImpostorJar {
  private static final String PACKAGE = "dev/throng/impostor";
  private static final String MOUNT =
      ", volumes: [{name: impostor, configMap: {name: impostor}}], "
          + "volumeMounts: [{name: impostor, mountPath: /impostor}]";

  private ImpostorJar() {}

  /** Makes the ConfigMap that {@link #behaving} mounts. */
  static void into(Space space) {
    try {
      Path file = Files.createTempDirectory("throng-impostor").resolve("impostor.jar");
      write(file);
      space.kubectl("create", "configmap", "impostor", "--from-file=" + file);
      Files.delete(file);
      Files.delete(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A LoadTest whose master is one, and whose workers do nothing. No other run waits for it.
   *
   * @param behaviour as {@code Behaviour} has it
   */
  static LoadTestText behaving(String behaviour) {
    String name = behaviour.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return LoadTestText.of(name)
        .with("target", "{baseUrl: http://" + name + ".invalid}")
        .with("load", "{users: 10, spawnRate: 10, duration: 10m, stopTimeout: 1s}")
        .with("timeouts", "{workersReady: 30s}")
        .with("master", "{pod: {" + pod(behaviour) + "}}")
        .with("workers", "{usersPerWorker: 20, pod: {" + pod("idle") + "}}");
  }

  private static String pod(String behaviour) {
    return LoadTestText.small("-javaagent:/impostor/impostor.jar=" + behaviour) + MOUNT;
  }

  private static void write(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "dev.throng.impostor.Impostor");
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Path one : classes()) {
        jar.putNextEntry(new ZipEntry(PACKAGE + "/" + one.getFileName()));
        Files.copy(one, jar);
        jar.closeEntry();
      }
    }
  }

  private static List<Path> classes() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("target/test-classes", PACKAGE))) {
      return all.toList();
    }
  }
}
