package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.composition.Overrides;
import dev.throng.crds.fields.Names;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.users.HttpUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java file, or a folder of them, in place of a manifest: all its user classes, by equal weight.
 */
final class JavaAlone {
  private JavaAlone() {}

  /** Whether a path is not meant as a manifest. */
  static boolean is(Path path) {
    return path.toString().endsWith(".java")
        || Files.isDirectory(path) && !JavaFiles.below(path, path.toString()).isEmpty();
  }

  /**
   * The manifest that it stands for.
   *
   * @param flags which it takes target and load from
   * @throws UsageException if there is no target, or the Java is wrong
   */
  static ManifestFile of(Path java, Overrides flags) {
    String host = flags.host();
    if (host == null) {
      throw new UsageException(
          java + " is Java, which names no target: give it by --host http://localhost:8080");
    }
    Path path = java.toAbsolutePath().normalize();
    String file = String.valueOf(path.getFileName());
    JavaFiles sources = new JavaFiles(path);
    sources.read(file, "FILE");
    List<Class<? extends HttpUser>> classes =
        TestJava.compiled(new JavaSources(List.copyOf(sources.files().values()), List.of()))
            .userClasses();
    if (classes.isEmpty()) {
      throw new UsageException(java + " has no class that extends HttpUser");
    }
    ManifestOfFlags manifest = new ManifestOfFlags(host, flags).users(1);
    classes.forEach(each -> userClass(each, classes, file, manifest.spec()));
    return manifest.file(
        path, path.toString(), Names.ofTest(file.replaceFirst("\\.java$", ""), "java"));
  }

  private static void userClass(
      Class<?> type, List<Class<? extends HttpUser>> all, String file, ObjectNode spec) {
    String simple = type.getSimpleName();
    boolean unique = all.stream().filter(c -> c.getSimpleName().equals(simple)).count() == 1;
    spec.withArrayProperty("userClasses")
        .addObject()
        .put("name", unique ? simple : type.getName())
        .putObject("java")
        .put("file", file);
  }
}
