package dev.throng.runner.cli;

import dev.throng.crds.composition.NamedParts;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The Java that a manifest names: files beside it, and sources in it. */
final class JavaFiles {
  private static final int MOST_FILES = 1_000;
  private static final int DEEPEST_FOLDER = 30;

  private final Path manifest;
  private final NamedParts<SourceFile> files = new NamedParts<>("java");
  private final Set<String> classPath = new LinkedHashSet<>();
  private final Map<String, String> fileByText = new HashMap<>();
  private final Map<String, JavaClass> classes = new HashMap<>();

  JavaFiles(Path manifest) {
    this.manifest = manifest.toAbsolutePath();
  }

  /** By their names, which are paths from the manifest on. */
  Map<String, SourceFile> files() {
    return files.all();
  }

  /** Paths from the root on. */
  Set<String> classPath() {
    return classPath;
  }

  /** Each by the name of its user class, with its source as a file. */
  Map<String, JavaClass> classes() {
    return classes;
  }

  /**
   * @param field where it stands in the manifest
   * @throws UsageException naming the file that cannot be read
   */
  void add(UserClass userClass, JavaClass java, String field) {
    for (String entry : java.classPath()) {
      addToClassPath(entry, field + ".classPath");
    }
    if (java.configMapKeyRef() != null) {
      throw new UsageException(
          field + ": a ConfigMap can only be read on a cluster; give file or inline to run here");
    }
    JavaClass read = java;
    if (java.inline() != null) {
      read = java.ofFile(inline(userClass.javaName(), java.inline(), field));
    } else if (java.file() != null) {
      String file = Path.of(java.file()).normalize().toString();
      read(file, field + ".file");
      read = java.ofFile(file);
    }
    classes.put(userClass.name(), read);
  }

  /** Several user classes may be in one source. */
  private String inline(String className, String text, String field) {
    String name = className.substring(className.lastIndexOf('.') + 1) + ".java";
    String known = fileByText.putIfAbsent(text, name);
    if (known != null) {
      return known;
    }
    add(new SourceFile(name, text), field);
    return name;
  }

  /**
   * A file, or all that are in a folder and below it.
   *
   * @param field which names it
   * @throws UsageException if it cannot be read
   */
  void read(String file, String field) {
    Path path = manifest.resolveSibling(file);
    if (!Files.isDirectory(path)) {
      if (!file.endsWith(".java")) {
        throw new UsageException(
            field + ": " + file + " must be a .java file, or a folder of them");
      }
      add(new SourceFile(file, TextFile.read(path, field + ":")), field);
      return;
    }
    List<Path> found = below(path, field);
    if (found.isEmpty()) {
      throw new UsageException(field + ": there is no .java file in the folder " + path);
    }
    if (found.size() > MOST_FILES) {
      throw new UsageException(
          field + ": the folder " + path + " has more than " + MOST_FILES + " .java files");
    }
    for (Path source : found) {
      String name = Path.of(file).resolve(path.relativize(source)).toString();
      add(new SourceFile(name, TextFile.read(source, field + ":")), field);
    }
  }

  /**
   * The Java files in a folder and below it, sorted; some of them if there are too many.
   *
   * @throws UsageException if it cannot be read
   */
  static List<Path> below(Path folder, String field) {
    try (Stream<Path> all =
        Files.find(
            folder,
            DEEPEST_FOLDER,
            (path, attributes) -> attributes.isRegularFile() && isSource(path))) {
      return all.limit(MOST_FILES + 1L).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(field + ": the folder " + folder + " cannot be read: " + e);
    }
  }

  private static boolean isSource(Path path) {
    return path.toString().endsWith(".java");
  }

  private void add(SourceFile source, String field) {
    files.add(field, Map.of(source.name(), source));
  }

  private void addToClassPath(String entry, String field) {
    Path path = manifest.resolveSibling(entry);
    Path name = path.getFileName();
    if (name == null || !name.toString().contains("*")) {
      classPath.add(path.normalize().toString());
      return;
    }
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(path.getParent(), name.toString())) {
      jars.forEach(jar -> found.add(jar.normalize().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      throw new UsageException(field + ": \"" + entry + "\" cannot be read: " + e);
    }
    if (found.isEmpty()) {
      throw new UsageException(field + ": no file matches \"" + entry + "\"");
    }
    found.stream().sorted().forEach(classPath::add);
  }
}
