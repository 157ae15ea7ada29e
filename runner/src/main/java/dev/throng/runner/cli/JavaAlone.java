package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.composition.Overrides;
import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Position;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.writing.Comments;
import dev.throng.crds.writing.ManifestWriter;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.users.HttpUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.putObject("target").put("baseUrl", host);
    load(spec.putObject("load"), flags);
    tags(spec.putObject("tags"), flags);
    classes.forEach(each -> userClass(each, classes, file, spec));
    spec.putArray("thresholds").addObject().put("expect", "failureRatio < 1%");
    String name = Names.ofTest(file.replaceFirst("\\.java$", ""), "java");
    return read(path, name, ManifestReader.readSpec(spec));
  }

  private static void load(ObjectNode load, Overrides flags) {
    load.put("users", Objects.requireNonNullElse(flags.users(), 1));
    put(load, "spawnRate", flags.spawnRate());
    put(load, "duration", flags.runTime());
    put(load, "stopTimeout", flags.stopTimeout());
    if (flags.seed() != null) {
      load.put("seed", flags.seed());
    }
  }

  private static void put(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.put(field, value.toString());
    }
  }

  private static void tags(ObjectNode tags, Overrides flags) {
    flags.includeTags().forEach(tags.putArray("include")::add);
    flags.excludeTags().forEach(tags.putArray("exclude")::add);
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

  private static ManifestFile read(Path path, String name, ReadSpec read) {
    if (!read.isValid()) {
      throw ManifestFile.invalid(path + " with its flags", read.problems());
    }
    String text = ManifestWriter.write(name, read.spec(), new Comments());
    return switch (ManifestReader.read(text)) {
      case ReadResult.Valid valid -> new ManifestFile(path, valid.manifest());
      case ReadResult.Invalid invalid ->
          throw new IllegalStateException(
              invalid.problems().stream()
                  .map(problem -> problem.at(Position.UNKNOWN))
                  .map(Problem::toString)
                  .collect(Collectors.joining("; ")));
    };
  }
}
