package dev.throng.runner.cli;

import dev.throng.crds.composition.MergedSpec;
import dev.throng.crds.composition.NamedParts;
import dev.throng.crds.composition.SourcedSpec;
import dev.throng.crds.reading.Manifest;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The manifests of one test, at least one.
 *
 * @param files in the order in which they were given
 */
record Manifests(List<ManifestFile> files) {
  /**
   * @throws UsageException listing everything that is wrong in the first file that is wrong
   */
  static Manifests read(List<Path> paths) {
    return new Manifests(paths.stream().map(ManifestFile::read).toList());
  }

  /** The test's name: that of each manifest, once. */
  String name() {
    return files.stream()
        .map(file -> file.manifest().name())
        .distinct()
        .collect(Collectors.joining(" + "));
  }

  /** The files, for messages. */
  String paths() {
    return files.stream().map(file -> file.path().toString()).collect(Collectors.joining(" and "));
  }

  /** All texts, as documents of one stream where there are several. */
  String text() {
    return files.stream()
        .map(file -> file.manifest().text())
        .collect(Collectors.joining(files.size() == 1 ? "" : "\n---\n"));
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (ManifestFile file : files) {
      Manifest manifest = file.manifest();
      manifest
          .notes()
          .forEach(note -> notes.add(files.size() == 1 ? note : file.path() + ": " + note));
    }
    return notes;
  }

  /**
   * The rows of all data feeds.
   *
   * @throws UsageException naming the feed that has none
   * @throws dev.throng.crds.composition.Contradiction naming a feed that has other rows in another
   *     file
   */
  Map<String, List<Map<String, Object>>> rows() {
    NamedParts<List<Map<String, Object>>> rows = new NamedParts<>("spec.data");
    files.forEach(file -> rows.add(file.path().toString(), file.rows()));
    return rows.all();
  }

  /**
   * The Java of all user classes, as far as they are in Java.
   *
   * @throws UsageException naming a file that cannot be read
   * @throws dev.throng.crds.composition.Contradiction naming a source that is another one in
   *     another file
   */
  TestJava java() {
    NamedParts<SourceFile> sources = new NamedParts<>("java");
    Set<String> classPath = new LinkedHashSet<>();
    Map<String, JavaClass> classes = new HashMap<>();
    for (ManifestFile file : files) {
      JavaFiles java = file.java();
      sources.add(file.path().toString(), java.files());
      classPath.addAll(java.classPath());
      classes.putAll(java.classes());
    }
    return new TestJava(
        new JavaSources(List.copyOf(sources.all().values()), List.copyOf(classPath)), classes);
  }

  /** The test that all of them are together. */
  LoadTestSpec spec(Set<String> flags) {
    return MergedSpec.of(
        files.stream().map(file -> new SourcedSpec(file.path().toString(), file.spec())).toList(),
        flags);
  }
}
