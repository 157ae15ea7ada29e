package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users that end in the middle of a task: a manifest has no step for it, but a variable and an if
 * before everything that a task does.
 *
 * @param variable true once a user has ended; null if none does so
 */
record Ending(@Nullable String variable) {
  private static final long IDLE_NANOS = 1_000_000_000;

  static Ending of(UserDraft user) {
    return new Ending(
        Stream.concat(user.onStart().stream().flatMap(Act::all), acts(user.tasks()))
            .filter(Act.Stop.class::isInstance)
            .map(act -> ((Act.Stop) act).variable())
            .findFirst()
            .orElse(null));
  }

  private static Stream<Act> acts(List<UserDraft.TaskDraft> tasks) {
    return tasks.stream()
        .flatMap(task -> Stream.concat(task.acts().stream().flatMap(Act::all), acts(task.tasks())));
  }

  /** What a user does first. */
  List<Act> started(List<Act> onStart) {
    if (variable == null) {
      return onStart;
    }
    List<Act> all = new ArrayList<>(onStart);
    all.addFirst(new Act.Assign(variable, Expr.of(false)));
    return all;
  }

  /** The tasks of a user that may have ended. */
  List<UserDraft.TaskDraft> whileItLasts(List<UserDraft.TaskDraft> tasks) {
    String ended = variable;
    if (ended == null) {
      return tasks;
    }
    return tasks.stream()
        .map(task ->
            new UserDraft.TaskDraft(
                task.name(),
                task.line(),
                task.weight(),
                task.tags(),
                task.acts().isEmpty() ? List.of() : List.of(unlessIt(ended, task.acts())),
                task.inOrder(),
                whileItLasts(task.tasks())))
        .toList();
  }

  private static Act unlessIt(String ended, List<Act> acts) {
    return new Act.Branch(
        new Expr.Variable(ended, Expr.Kind.BOOL), List.of(new Act.Pause(IDLE_NANOS)), acts);
  }
}
