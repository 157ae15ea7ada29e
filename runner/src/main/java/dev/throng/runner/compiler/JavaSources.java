package dev.throng.runner.compiler;

import dev.throng.crds.values.Sha256;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Java of a test: all its files, which are compiled together.
 *
 * @param classPath jars and folders on the machine that runs users
 */
public record JavaSources(List<SourceFile> files, List<String> classPath) {
  /** A test whose users are all in its manifest. */
  public static final JavaSources NONE = new JavaSources(List.of(), List.of());

  /** Keeps lists that nobody changes. */
  public JavaSources {
    files = List.copyOf(files);
    classPath = List.copyOf(classPath);
  }

  /** The SHA-256 of each file by its name, as {@code sha256sum} has it. */
  public SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach(file -> hashes.put(file.name(), Sha256.of(file.text())));
    return hashes;
  }
}
