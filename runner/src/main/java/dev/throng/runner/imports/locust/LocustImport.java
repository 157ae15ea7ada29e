package dev.throng.runner.imports.locust;

import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Imported;
import java.util.Optional;
import java.util.function.Function;

/** A locustfile as a manifest, or as users in Java. */
public final class LocustImport {
  private LocustImport() {}

  /**
   * A manifest.
   *
   * @param tree the file's syntax tree as JSON, as {@code locust_tree.py} prints it
   * @param name of the test
   * @param beside the text of a file beside the locustfile, of which only names of columns are
   *     used; empty if there is none
   * @throws ImportException if it is no locustfile, or has no users of HTTP
   */
  public static Imported of(String tree, String name, Function<String, Optional<String>> beside) {
    return new ManifestOfUsers(name, Translation.of(tree, beside)).imported();
  }

  /**
   * Users in Java; what is not understood is a comment in its place.
   *
   * @param tree as for {@link #of}
   * @param name of the source file, without its ending
   * @param beside as for {@link #of}
   * @throws ImportException as {@link #of} does
   */
  public static Imported java(String tree, String name, Function<String, Optional<String>> beside) {
    return new JavaUsers(Translation.of(tree, beside), name).imported();
  }
}
