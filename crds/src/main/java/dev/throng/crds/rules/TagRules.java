package dev.throng.crds.rules;

import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tags name tasks that exist, and leave some; those of tasks in Java are not known here. */
final class TagRules {
  private static final Path TAGS = Path.SPEC.field("tags");

  private TagRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    if (spec.hasJava()) {
      return;
    }
    Set<String> known =
        spec.userClasses().stream()
            .flatMap(userClass -> tagsOf(userClass.tasks()))
            .collect(Collectors.toSet());
    boolean allKnown =
        known(spec.tags().include(), TAGS.field("include"), known, problems)
            & known(spec.tags().exclude(), TAGS.field("exclude"), known, problems);
    boolean nothingLeft =
        spec.userClasses().stream()
            .allMatch(userClass -> TagFilter.kept(userClass.tasks(), spec.tags()).isEmpty());
    if (allKnown && nothingLeft && hasTags(spec)) {
      problems.add(TAGS, "leave no task in any user class");
    }
  }

  private static boolean hasTags(LoadTestSpec spec) {
    return !(spec.tags().include().isEmpty() && spec.tags().exclude().isEmpty());
  }

  private static boolean known(List<String> tags, Path path, Set<String> known, Problems problems) {
    boolean all = true;
    for (int i = 0; i < tags.size(); i++) {
      if (!known.contains(tags.get(i))) {
        all = false;
        problems.unresolved(
            path.index(i),
            tags.get(i),
            "is the tag of no task"
                + DidYouMean.hint(tags.get(i), known.stream().sorted().toList()));
      }
    }
    return all;
  }

  private static Stream<String> tagsOf(List<Task> tasks) {
    return tasks.stream()
        .flatMap(task -> Stream.concat(task.tags().stream(), tagsOf(task.tasks())));
  }
}
