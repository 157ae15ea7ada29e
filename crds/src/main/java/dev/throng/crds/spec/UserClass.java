package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of user: what it waits, how it logs in, what it does; or a class in Java that says so. */
@ValidationRule(
    value = "has(self.tasks) != has(self.java)",
    message = "must have exactly one of tasks, java")
@ValidationRule(
    value = "!has(self.java) || !has(self.wait) && !has(self.onStart) && !has(self.onStop)",
    message = "java has its own wait, onStart and onStop")
public record UserClass(
    @JsonPropertyDescription("Unique.") @Required @Size(min = 1, max = 100) String name,
    @JsonPropertyDescription("Its share of the users.") @Min(0) @Max(1_000_000) @Default("1")
        Integer weight,
    @JsonPropertyDescription("A number of users instead of a share.") @Min(1) @Max(10_000_000) @Nullable Integer fixedCount,
    @JsonPropertyDescription("Sent with every request of this class.") @Size(max = 100) Map<String, @Size(max = 8192) String> headers,
    @JsonProperty("wait") @JsonPropertyDescription("The pause after each task; default: none.")
        Wait waitTime,
    @JsonPropertyDescription("Run once, before the first task.") @Size(max = 100) List<WrittenStep> onStart,
    @JsonPropertyDescription("What a failure in onStart means.") @Default("continue")
        OnStartFailure onStartFailure,
    @JsonPropertyDescription("Run once, after the last task.") @Size(max = 100) List<WrittenStep> onStop,
    @JsonPropertyDescription("What users do: one is drawn by weight, again and again.")
        @Size(min = 1, max = 50) List<Task> tasks,
    @JsonPropertyDescription("Users in Java, instead of tasks.") @Nullable JavaClass java) {
  public UserClass {
    weight = weight == null ? 1 : weight;
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    waitTime = waitTime == null ? Wait.NONE : waitTime;
    onStart = onStart == null ? List.of() : List.copyOf(onStart);
    onStartFailure = onStartFailure == null ? OnStartFailure.CONTINUE : onStartFailure;
    onStop = onStop == null ? List.of() : List.copyOf(onStop);
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
  }

  /** The same users with other tasks. */
  public UserClass withTasks(List<Task> others) {
    return with(headers, others, java);
  }

  /** The same users with other headers. */
  public UserClass withHeaders(Map<String, String> others) {
    return with(others, tasks, java);
  }

  /** The same users, of a class in Java that is found elsewhere. */
  public UserClass withJava(JavaClass other) {
    return with(headers, tasks, other);
  }

  private UserClass with(
      Map<String, String> newHeaders, List<Task> newTasks, @Nullable JavaClass newJava) {
    return new UserClass(
        name,
        weight,
        fixedCount,
        newHeaders,
        waitTime,
        onStart,
        onStartFailure,
        onStop,
        newTasks,
        newJava);
  }

  /** The name of its class in Java. */
  public String javaName() {
    return java == null || java.className() == null ? name : java.className();
  }

  /** What a failed request or an exception in onStart means. */
  public enum OnStartFailure {
    @JsonProperty("continue")
    CONTINUE,
    @JsonProperty("stopUser")
    STOP_USER,
    @JsonProperty("stopTest")
    STOP_TEST
  }
}
