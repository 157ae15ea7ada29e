package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Steps, or nested tasks: drawn by weight, or all in order when {@code sequence} is set. */
@ValidationRule(
    value =
        "(has(self.steps) && size(self.steps) > 0) != (has(self.tasks) && size(self.tasks) > 0)",
    message = "must have exactly one of steps, tasks")
public record Task(
    @JsonPropertyDescription("Unique in its list.") @Required @Size(min = 1, max = 100) String name,
    @JsonPropertyDescription("How often it is drawn, beside the others.")
        @Min(0) @Max(1_000_000) @Default("1")
        Integer weight,
    @JsonPropertyDescription("Names to include or exclude it by.") @Size(max = 20) List<@Size(max = 100) String> tags,
    @JsonPropertyDescription("What the user does.") @Size(max = 100) List<WrittenStep> steps,
    @JsonPropertyDescription("Run tasks in order, once; otherwise one is drawn.") @Default("false")
        Boolean sequence,
    @JsonPropertyDescription("Nested tasks, instead of steps.") @Size(max = 50) List<Task> tasks) {
  public Task {
    weight = weight == null ? 1 : weight;
    tags = tags == null ? List.of() : List.copyOf(tags);
    steps = steps == null ? List.of() : List.copyOf(steps);
    sequence = sequence == null ? false : sequence;
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
  }
}
