package dev.throng.runner.compiler;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.JavacTask;
import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources in memory: all of them together, and all their problems at once. */
public final class SourceCompiler {
  /** Of all sources together: what a ConfigMap may hold. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int RELEASE = 25;

  private static final List<String> OPTIONS =
      List.of("-proc:none", "-g", "-parameters", "-Xmaxerrs", "100");

  private final List<Path> modules;
  private final List<Path> classPath;

  /**
   * @param modules folders and jars whose modules the sources may import
   * @param classPath further folders and jars
   */
  public SourceCompiler(List<Path> modules, List<Path> classPath) {
    this.modules = List.copyOf(modules);
    this.classPath = List.copyOf(classPath);
  }

  /**
   * @param sources none if all classes are on the class path
   */
  public Compilation compile(List<SourceFile> sources) {
    List<SourceProblem> problems = unusable(sources);
    if (!problems.isEmpty()) {
      return new Compilation.Failed(problems);
    }
    if (sources.isEmpty()) {
      return new Compilation.Done(new CompiledSources(Map.of(), classPath));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler: it lacks the module jdk.compiler");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8);
        MemoryFiles files = new MemoryFiles(standard)) {
      standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      standard.setLocationFromPaths(StandardLocation.MODULE_PATH, modules);
      List<String> options = new ArrayList<>(OPTIONS);
      if (Runtime.version().feature() != RELEASE) {
        options.addAll(List.of("--release", Integer.toString(RELEASE)));
      }
      if (!modules.isEmpty()) {
        options.addAll(List.of("--add-modules", "ALL-MODULE-PATH"));
      }
      Map<URI, SourceFile> byUri = new HashMap<>();
      List<MemoryFiles.Source> units = new ArrayList<>();
      for (SourceFile source : sources) {
        MemoryFiles.Source unit = new MemoryFiles.Source(source);
        units.add(unit);
        byUri.put(unit.toUri(), source);
      }
      JavacTask task = (JavacTask) compiler.getTask(null, files, found, options, null, units);
      List<SourceProblem> misplaced = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        SourceFile source = byUri.get(unit.getSourceFile().toUri());
        SourceProblem problem = source == null ? null : misplaced(unit, source);
        if (problem != null) {
          misplaced.add(problem);
        }
      }
      if (misplaced.isEmpty()) {
        task.generate();
      }
      problems.addAll(misplaced);
      problems.addAll(errors(found, byUri));
      return problems.isEmpty()
          ? new Compilation.Done(new CompiledSources(files.classes(), classPath))
          : new Compilation.Failed(problems);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new Compilation.Failed(
          List.of(
              SourceProblem.ofFile(
                  sources.getFirst().name(), "cannot be compiled: " + Reason.of(e))));
    }
  }

  private List<SourceProblem> unusable(List<SourceFile> sources) {
    List<SourceProblem> problems = new ArrayList<>();
    long bytes = 0;
    for (SourceFile source : sources) {
      bytes += source.text().getBytes(StandardCharsets.UTF_8).length;
      if (!source.name().endsWith(".java")) {
        problems.add(SourceProblem.ofFile(source.name(), "the name of a source ends with .java"));
      }
    }
    if (bytes > MOST_BYTES) {
      String message =
          String.format(
              Locale.ROOT,
              "the sources have %,d bytes, and may have %,d at most",
              bytes,
              MOST_BYTES);
      problems.add(SourceProblem.ofFile(sources.getFirst().name(), message));
    }
    for (Path entry : classPath) {
      if (!Files.exists(entry)) {
        problems.add(SourceProblem.ofFile(entry.toString(), "there is no such file or folder"));
      }
    }
    return problems;
  }

  /** A file in folders is where its package says; null if it is. */
  private static @Nullable SourceProblem misplaced(CompilationUnitTree unit, SourceFile source) {
    ExpressionTree name = unit.getPackageName();
    if (name == null || source.folder().isEmpty()) {
      return null;
    }
    String wanted = name.toString().replace('.', '/') + "/";
    return ("/" + source.folder()).endsWith("/" + wanted)
        ? null
        : SourceProblem.ofFile(
            source.name(), "its package " + name + " belongs into a folder " + wanted);
  }

  private static List<SourceProblem> errors(
      DiagnosticCollector<JavaFileObject> found, Map<URI, SourceFile> byUri) {
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> problem(diagnostic, byUri))
        .distinct()
        .toList();
  }

  private static SourceProblem problem(
      Diagnostic<? extends JavaFileObject> diagnostic, Map<URI, SourceFile> byUri) {
    String message =
        Objects.requireNonNullElse(diagnostic.getMessage(Locale.ENGLISH), "")
            .replaceAll("\\s*\\n\\s*", "; ");
    JavaFileObject unit = diagnostic.getSource();
    SourceFile source = unit == null ? null : byUri.get(unit.toUri());
    if (source == null) {
      return SourceProblem.ofFile("javac", message);
    }
    long line = Math.max(0, diagnostic.getLineNumber());
    return new SourceProblem(
        source.name(), line, Math.max(0, diagnostic.getColumnNumber()), message, source.line(line));
  }
}
