package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import java.util.List;

/** Steps, or nested tasks: drawn by weight, or all in order when {@code sequence} is set. */
public record Task(
    @Required String name,
    Integer weight,
    List<String> tags,
    List<Step> steps,
    Boolean sequence,
    List<Task> tasks) {
  public Task {
    weight = weight == null ? 1 : weight;
    tags = tags == null ? List.of() : List.copyOf(tags);
    steps = steps == null ? List.of() : List.copyOf(steps);
    sequence = sequence == null ? false : sequence;
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
  }
}
