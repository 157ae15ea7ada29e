package dev.throng.crds.steps;

import dev.throng.crds.problems.Path;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A step, and where it stands. */
public record LocatedStep(Path path, Step step) {

  /** Every step of the manifest, nested ones after those they are in. */
  public static Stream<LocatedStep> of(LoadTestSpec spec) {
    Path classes = Path.SPEC.field("userClasses");
    return each(spec.userClasses(), (userClass, index) -> of(userClass, classes.index(index)));
  }

  /** Every step of one user class. */
  public static Stream<LocatedStep> of(UserClass userClass, Path path) {
    return Stream.of(
            of(Step.all(userClass.onStart()), path.field("onStart")),
            tasks(userClass.tasks(), path.field("tasks")),
            of(Step.all(userClass.onStop()), path.field("onStop")))
        .flatMap(stream -> stream);
  }

  private static Stream<LocatedStep> tasks(List<Task> tasks, Path path) {
    return each(
        tasks,
        (task, index) ->
            Stream.concat(
                of(Step.all(task.steps()), path.index(index).field("steps")),
                tasks(task.tasks(), path.index(index).field("tasks"))));
  }

  /** Steps of one list. */
  static Stream<LocatedStep> of(List<Step> steps, Path path) {
    return each(
        steps,
        (step, index) ->
            Stream.concat(
                Stream.of(new LocatedStep(path.index(index), step)),
                step.nested(path.index(index))));
  }

  private static <T> Stream<LocatedStep> each(
      List<T> list, BiFunction<T, Integer, Stream<LocatedStep>> steps) {
    return IntStream.range(0, list.size())
        .boxed()
        .flatMap(index -> steps.apply(list.get(index), index));
  }
}
