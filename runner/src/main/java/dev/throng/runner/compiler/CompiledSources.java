package dev.throng.runner.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Classes that were compiled.
 *
 * @param classes what {@code javac} wrote, by the classes' binary names
 * @param classPath what they need beside the API, folders and jars
 */
public record CompiledSources(Map<String, byte[]> classes, List<Path> classPath) {
  /** Keeps what nobody changes. */
  public CompiledSources {
    classes = Map.copyOf(classes);
    classPath = List.copyOf(classPath);
  }

  /**
   * A loader of its own, whose classes see Java, the class path and one package of the application
   * with those below it; nothing else of the application.
   *
   * @param application where that package comes from
   * @param visible the package
   * @param end the name of a class whose static methods {@code exit(int)} and {@code exit(Runtime,
   *     int)} are called in place of those that end the process
   */
  public SourceClassLoader loader(ClassLoader application, String visible, String end) {
    return new SourceClassLoader(this, application, visible, new ExitGuard(end));
  }
}
