package dev.throng.runner.cli;

import dev.throng.crds.reading.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
   * @throws UsageException naming the feed that has none, or others in another file
   */
  Map<String, List<Map<String, Object>>> rows() {
    return united("spec.data", ManifestFile::rows);
  }

  /**
   * Named things of all files together.
   *
   * @throws UsageException if two files mean different things by one name
   */
  <V> Map<String, V> united(String field, Function<ManifestFile, Map<String, V>> part) {
    Map<String, V> all = new LinkedHashMap<>();
    Map<String, ManifestFile> owners = new HashMap<>();
    for (ManifestFile file : files) {
      part.apply(file)
          .forEach((name, value) -> {
            ManifestFile owner = owners.putIfAbsent(name, file);
            if (owner == null) {
              all.put(name, value);
            } else if (!value.equals(all.get(name))) {
              throw new UsageException(
                  field
                      + "."
                      + name
                      + ": "
                      + owner.path()
                      + " and "
                      + file.path()
                      + " mean different things by it; rename one");
            }
          });
    }
    return all;
  }
}
