package dev.throng.runner.cli;

import dev.throng.crds.composition.Contradiction;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceProblem;
import dev.throng.runner.users.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the Java of a manifest that is wrong itself, so that all is told at once. */
final class JavaProblems {
  private JavaProblems() {}

  /**
   * A sentence each; those of a compiler have the line itself below.
   *
   * @param spec as far as it could be read
   * @param known what is wrong with the manifest: Java that it does not name well is left alone
   */
  static List<String> of(Path manifest, LoadTestSpec spec, List<Problem> known) {
    List<String> problems = new ArrayList<>();
    List<String> names = new ArrayList<>();
    JavaFiles files = new JavaFiles(manifest);
    for (int i = 0; i < spec.userClasses().size(); i++) {
      UserClass userClass = spec.userClasses().get(i);
      JavaClass java = userClass.java();
      String field = "spec.userClasses[" + i + "].java";
      if (java == null
          || isKnown(known, field)
          || isKnown(known, "spec.userClasses[" + i + "].name")) {
        continue;
      }
      try {
        files.add(userClass, java, field);
        names.add(userClass.javaName());
      } catch (UsageException | Contradiction e) {
        problems.add(e.getMessage());
      }
    }
    if (!names.isEmpty()) {
      JavaSources sources =
          new JavaSources(List.copyOf(files.files().values()), List.copyOf(files.classPath()));
      JavaClasses.problems(sources, names).stream()
          .map(SourceProblem::toString)
          .forEach(problems::add);
    }
    return problems;
  }

  private static boolean isKnown(List<Problem> known, String field) {
    return known.stream()
        .anyMatch(problem -> dev.throng.crds.problems.Path.overlap(problem.path(), field));
  }
}
