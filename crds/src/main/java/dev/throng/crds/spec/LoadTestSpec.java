package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load test: who the users are, how many, how fast, how long, and what must hold. */
@ValidationRule(
    value = "self.userClasses.exists(c, has(c.fixedCount) || !has(c.weight) || c.weight > 0)",
    message = "userClasses must have a weight above 0, or a fixedCount, in at least one class")
@ValidationRule(
    value = "self.userClasses.all(c, self.userClasses.exists_one(other, other.name == c.name))",
    message = "userClasses must have different names")
@ValidationRule(
    value =
        "!has(self.load.arrivals) || self.load.arrivals.all(a, self.userClasses.exists(c, "
            + "c.name == a.userClass))",
    message = "load.arrivals must name user classes")
@ValidationRule(
    value = "!has(self.hooks) || self.hooks.all(h, self.hooks.exists_one(o, o.name == h.name))",
    message = "hooks must have different names")
public record LoadTestSpec(
    @JsonPropertyDescription("Shown in the report.") @Size(max = 1024) @Nullable String description,
    @JsonPropertyDescription("The system under test.") @Required Target target,
    @JsonPropertyDescription("Constants: ${region}.") @Size(max = 100) Map<String, @Size(max = 4096) String> variables,
    @JsonPropertyDescription("Never printed, never in status, report or log: ${secrets.password}.")
        @Size(max = 50) Map<String, SecretSource> secrets,
    @JsonPropertyDescription("Tables whose rows users take with feed.") @Size(max = 20) Map<String, DataFeed> data,
    @JsonPropertyDescription(
            "How much load, and for how long: one of users, stages, arrivals, search.")
        @Required
        Load load,
    @JsonPropertyDescription("Which tasks run.") Tags tags,
    @JsonPropertyDescription("The kinds of users.") @Required @Size(min = 1, max = 20) List<UserClass> userClasses,
    @JsonPropertyDescription("What must hold for the test to pass.") @Size(max = 100) List<Threshold> thresholds,
    @JsonPropertyDescription(
            "When the generator itself was the bottleneck, the verdict is Inconclusive.")
        Validity validity,
    @JsonPropertyDescription("What the findings of a run lead to.") StoryPolicy story,
    @JsonPropertyDescription("Compare with an earlier run.") @Nullable Baseline baseline,
    @JsonPropertyDescription("How many worker pods, and what they are like.") Workers workers,
    @JsonPropertyDescription("What the master pod is like.") Master master,
    @JsonPropertyDescription("Image of the runner; default: that of the operator's own release.")
        @Size(max = 1024) @Nullable String image,
    @JsonPropertyDescription("When the operator starts and stops runs.") RunPolicy run,
    @JsonPropertyDescription("Deadlines of the phases.") Timeouts timeouts,
    @JsonPropertyDescription("What is kept of finished runs.") Retention retention,
    @JsonPropertyDescription("What a finished run leaves behind.") Report report,
    @JsonPropertyDescription("Servers to tell of a run.") @Size(max = 10) List<Hook> hooks) {
  public LoadTestSpec {
    variables =
        variables == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    secrets =
        secrets == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    data = data == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(data));
    tags = tags == null ? Tags.DEFAULT : tags;
    userClasses = userClasses == null ? List.of() : List.copyOf(userClasses);
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    validity = validity == null ? Validity.DEFAULT : validity;
    story = story == null ? StoryPolicy.DEFAULT : story;
    workers = workers == null ? Workers.DEFAULT : workers;
    master = master == null ? Master.DEFAULT : master;
    run = run == null ? RunPolicy.DEFAULT : run;
    timeouts = timeouts == null ? Timeouts.DEFAULT : timeouts;
    retention = retention == null ? Retention.DEFAULT : retention;
    report = report == null ? Report.DEFAULT : report;
    hooks = hooks == null ? List.of() : List.copyOf(hooks);
  }

  /** Whether some of what users do is known only when their Java is compiled. */
  public boolean hasJava() {
    return userClasses.stream().anyMatch(userClass -> userClass.java() != null);
  }

  /** The same test with another target or load, or with other users. */
  public LoadTestSpec with(
      Target newTarget,
      Load newLoad,
      Tags newTags,
      List<UserClass> newUserClasses,
      List<Threshold> newThresholds) {
    return new LoadTestSpec(
        description,
        newTarget,
        variables,
        secrets,
        data,
        newLoad,
        newTags,
        newUserClasses,
        newThresholds,
        validity,
        story,
        baseline,
        workers,
        master,
        image,
        run,
        timeouts,
        retention,
        report,
        hooks);
  }
}
