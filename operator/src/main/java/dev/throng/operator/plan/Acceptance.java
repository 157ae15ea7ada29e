package dev.throng.operator.plan;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.JavaClass;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.operator.resources.PodOverlay;
import dev.throng.operator.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a spec may run here: the rules of the manifest, of clusters, and of the administrator.
 */
final class Acceptance {
  private Acceptance() {}

  /** Sets the condition, and says whether it holds. */
  static boolean judge(Declaration test, Settings settings, Conditions conditions) {
    List<Problem> wrong =
        test.spec().map(spec -> onCluster(spec).all()).orElseGet(() -> test.reading().problems());
    if (!wrong.isEmpty()) {
      return refuse("InvalidSpec", wrong, conditions);
    }
    List<Problem> forbidden = AdminRules.check(test, settings).all();
    if (!forbidden.isEmpty()) {
      return refuse("NotAllowed", forbidden, conditions);
    }
    conditions.set(Conditions.ACCEPTED, true, "Valid", "the spec is valid");
    return true;
  }

  private static boolean refuse(String reason, List<Problem> problems, Conditions conditions) {
    String message = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    conditions.set(Conditions.ACCEPTED, false, reason, message);
    conditions.set(Conditions.STALLED, true, reason, message);
    return false;
  }

  private static Problems onCluster(LoadTestSpec spec) {
    Problems problems = new Problems();
    spec.data()
        .forEach((name, feed) -> {
          Path path = Path.SPEC.field("data").field(name);
          if (feed.csv() != null && feed.csv().file() != null) {
            localFile(path.field("csv").field("file"), feed.csv().file(), problems);
          }
          if (feed.json() != null && feed.json().file() != null) {
            localFile(path.field("json").field("file"), feed.json().file(), problems);
          }
        });
    for (int i = 0; i < spec.userClasses().size(); i++) {
      java(spec, spec.userClasses().get(i).java(), i, problems);
    }
    Path run = Path.SPEC.field("run");
    Schedule.problem(spec.run().schedule())
        .ifPresent(message -> problems.text(run.field("schedule"), spec.run().schedule(), message));
    PodOverlay.check(spec.workers().pod(), Path.SPEC.field("workers").field("pod"), problems);
    PodOverlay.check(spec.master().pod(), Path.SPEC.field("master").field("pod"), problems);
    return problems;
  }

  private static void java(
      LoadTestSpec spec, @Nullable JavaClass java, int userClass, Problems problems) {
    if (java == null) {
      return;
    }
    Path path = Path.SPEC.field("userClasses").index(userClass).field("java");
    if (java.file() != null) {
      localFile(path.field("file"), java.file(), problems);
    }
    if (!java.classPath().isEmpty() && spec.image() == null) {
      problems.add(
          path.field("classPath"), "needs spec.image, an image of your own that has these files");
    }
    for (int i = 0; i < java.classPath().size(); i++) {
      if (!java.classPath().get(i).startsWith("/")) {
        problems.text(
            path.field("classPath").index(i),
            java.classPath().get(i),
            "must begin with /: on a cluster it is a path in spec.image");
      }
    }
  }

  private static void localFile(Path path, String file, Problems problems) {
    problems.text(
        path, file, "can only be read by a local run; on a cluster use inline or configMapKeyRef");
  }
}
