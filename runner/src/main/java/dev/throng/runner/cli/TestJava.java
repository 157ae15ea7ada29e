package dev.throng.runner.cli;

import dev.throng.crds.composition.Selection;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Tags;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.compiler.SourceProblem;
import dev.throng.runner.users.JavaClasses;
import dev.throng.runner.users.UserCode;
import dev.throng.runner.users.WrongSources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The Java of a test.
 *
 * @param classes by the name of the user class, each naming its file among the sources
 */
record TestJava(JavaSources sources, Map<String, JavaClass> classes) {

  /** A spec whose user classes name their files among the sources, and hold no text. */
  LoadTestSpec in(LoadTestSpec spec) {
    return spec.with(
        spec.target(),
        spec.load(),
        spec.tags(),
        spec.userClasses().stream().map(this::in).toList(),
        spec.thresholds());
  }

  private UserClass in(UserClass userClass) {
    JavaClass found = classes.get(userClass.name());
    return found == null ? userClass : userClass.withJava(found);
  }

  /**
   * Compiles it, and makes a user of each class that runs, whatever its tags.
   *
   * @param rows of its feeds
   * @throws UsageException listing everything that is wrong
   */
  void check(LoadTestSpec spec, Map<String, List<Map<String, Object>>> rows) {
    Map<String, String> unknown = new HashMap<>();
    spec.secrets().keySet().forEach(secret -> unknown.put(secret, ""));
    LoadTestSpec whole =
        spec.with(spec.target(), spec.load(), Tags.DEFAULT, spec.userClasses(), spec.thresholds());
    try (JavaClasses classes =
        JavaClasses.of(compiled(sources), whole, rows, unknown, _ -> {}, true)) {
      Objects.requireNonNull(classes);
    } catch (WrongSources e) {
      throw wrong(e);
    }
  }

  /** What is wrong with the classes of a spec that is wrong itself, a sentence each. */
  List<String> problems(LoadTestSpec spec) {
    List<String> names =
        spec.userClasses().stream()
            .filter(userClass -> userClass.java() != null)
            .map(UserClass::javaName)
            .toList();
    return names.isEmpty()
        ? List.of()
        : JavaClasses.problems(sources, names).stream().map(SourceProblem::toString).toList();
  }

  /**
   * A spec without the classes in Java whose tasks the tags leave out.
   *
   * @throws UsageException if no class is left
   */
  LoadTestSpec byTags(LoadTestSpec spec) {
    if (!spec.hasJava()) {
      return spec;
    }
    UserCode code = compiled(sources);
    List<UserClass> left =
        spec.userClasses().stream()
            .filter(each -> each.java() == null || code.hasTasks(each.javaName(), spec.tags()))
            .toList();
    if (left.isEmpty()) {
      throw new UsageException("the tags leave no task in any user class");
    }
    return Selection.of(spec, left);
  }

  /**
   * @throws UsageException listing all errors of the sources
   */
  static UserCode compiled(JavaSources sources) {
    try {
      return UserCode.of(sources);
    } catch (WrongSources e) {
      throw wrong(e);
    }
  }

  private static UsageException wrong(WrongSources wrong) {
    List<SourceProblem> problems = wrong.problems();
    return new UsageException(
        "the Java is wrong"
            + (problems.size() == 1 ? ":" : " in " + problems.size() + " places:")
            + problems.stream()
                .map(problem -> "\n  " + problem.toString().replace("\n", "\n  "))
                .collect(Collectors.joining()));
  }
}
