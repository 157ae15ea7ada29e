package dev.throng.runner.cli;

import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.users.UserCode;
import dev.throng.runner.users.WrongSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * Compiles it, and looks for the user classes that run.
   *
   * @throws UsageException listing everything that is wrong
   */
  void check(LoadTestSpec spec) {
    UserCode code = compiled(sources);
    List<String> problems = new ArrayList<>();
    for (UserClass userClass : spec.userClasses()) {
      if (userClass.java() != null) {
        try {
          code.userClass(userClass.javaName());
        } catch (IllegalArgumentException e) {
          problems.add(
              "the class "
                  + userClass.javaName()
                  + " of the user class "
                  + userClass.name()
                  + " "
                  + e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw wrong(problems);
    }
  }

  /**
   * @throws UsageException listing all errors of the sources
   */
  static UserCode compiled(JavaSources sources) {
    try {
      return UserCode.of(sources);
    } catch (WrongSources e) {
      throw wrong(e.problems().stream().map(problem -> problem.toString()).toList());
    }
  }

  private static UsageException wrong(List<String> problems) {
    return new UsageException(
        "the Java is wrong"
            + (problems.size() == 1 ? ":" : " in " + problems.size() + " places:")
            + problems.stream()
                .map(problem -> "\n  " + problem.replace("\n", "\n  "))
                .collect(Collectors.joining()));
  }
}
