package dev.throng.runner.compiler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    files.forEach(file -> hashes.put(file.name(), hash(file.text())));
    return hashes;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
