package dev.throng.crds.rules;

import dev.throng.crds.fields.Choice;
import dev.throng.crds.fields.Headers;
import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who the users are, and what they do. */
final class UserClassRules {
  private static final Path CLASSES = Path.SPEC.field("userClasses");

  private UserClassRules() {}

  static void check(List<UserClass> classes, Problems problems) {
    if (classes.stream().allMatch(each -> each.fixedCount() == null && each.weight() == 0)) {
      problems.add(CLASSES, "must have a weight above 0, or a fixedCount, in at least one class");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < classes.size(); i++) {
      UserClass userClass = classes.get(i);
      Path path = CLASSES.index(i);
      Names.check(userClass.name(), path.field("name"), problems);
      if (!names.add(userClass.name())) {
        problems.text(path.field("name"), userClass.name(), "is the name of two user classes");
      }
      Headers.check(userClass.headers(), path.field("headers"), problems);
      WaitRules.check(userClass.waitTime(), path.field("wait"), problems);
      new Choice()
          .with("tasks", userClass.tasks())
          .with("java", userClass.java())
          .exactlyOne(path, problems);
      if (userClass.java() == null) {
        tasks(userClass.tasks(), false, path.field("tasks"), problems);
      } else {
        JavaRules.check(userClass, userClass.java(), path, problems);
      }
    }
  }

  private static void tasks(List<Task> tasks, boolean inOrder, Path path, Problems problems) {
    if (!inOrder && !tasks.isEmpty() && tasks.stream().allMatch(task -> task.weight() == 0)) {
      problems.add(path, "must have a weight above 0 in at least one task");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tasks.size(); i++) {
      Task task = tasks.get(i);
      Path at = path.index(i);
      Names.check(task.name(), at.field("name"), problems);
      if (!names.add(task.name())) {
        problems.text(at.field("name"), task.name(), "is the name of two tasks of the same list");
      }
      new Choice().with("steps", task.steps()).with("tasks", task.tasks()).exactlyOne(at, problems);
      if (task.sequence() && task.tasks().isEmpty()) {
        problems.add(at.field("sequence"), "goes with tasks; steps always run in order");
      }
      if (!task.tasks().isEmpty()) {
        tasks(task.tasks(), task.sequence(), at.field("tasks"), problems);
      }
    }
  }
}
