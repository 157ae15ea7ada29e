package dev.throng.crds.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.Tags;
import dev.throng.crds.spec.Task;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TagFilterTest {
  private final List<Task> tasks =
      List.of(
          task("browse", List.of("read")),
          task("buy", List.of("write", "slow")),
          task("plain", List.of()),
          new Task(
              "tour",
              1,
              List.of("read"),
              List.of(),
              true,
              List.of(task("first", List.of()), task("second", List.of("slow")))));

  @Test
  void without_tags_every_task_runs() {
    assertThat(names(Tags.DEFAULT))
        .containsExactly("browse", "buy", "plain", "tour", "first", "second");
  }

  @Test
  void include_needs_an_intersection_and_nested_tasks_inherit_tags() {
    assertThat(names(new Tags(List.of("read"), List.of())))
        .containsExactly("browse", "tour", "first", "second");
  }

  @Test
  void exclude_needs_none() {
    assertThat(names(new Tags(List.of(), List.of("slow"))))
        .containsExactly("browse", "plain", "tour", "first");
  }

  @Test
  void exclude_wins_over_include() {
    assertThat(names(new Tags(List.of("write"), List.of("slow")))).isEmpty();
  }

  private List<String> names(Tags tags) {
    return TagFilter.kept(tasks, tags).stream()
        .flatMap(
            task -> Stream.concat(Stream.of(task.name()), task.tasks().stream().map(Task::name)))
        .toList();
  }

  private static Task task(String name, List<String> tags) {
    return new Task(name, 1, tags, List.of(), false, List.of());
  }
}
