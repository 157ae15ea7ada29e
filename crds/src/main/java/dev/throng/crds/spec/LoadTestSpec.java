package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load test: who the users are, how many, how fast, how long, and what must hold. */
public record LoadTestSpec(
    @Nullable String description,
    @Required Target target,
    Map<String, String> variables,
    Map<String, SecretSource> secrets,
    Map<String, DataFeed> data,
    @Required Load load,
    Tags tags,
    @Required List<UserClass> userClasses,
    List<Threshold> thresholds,
    Validity validity,
    @Nullable Baseline baseline,
    Workers workers,
    Master master,
    @Nullable String image,
    RunPolicy run,
    Timeouts timeouts,
    Retention retention,
    Report report) {
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
    workers = workers == null ? Workers.DEFAULT : workers;
    master = master == null ? Master.DEFAULT : master;
    run = run == null ? RunPolicy.DEFAULT : run;
    timeouts = timeouts == null ? Timeouts.DEFAULT : timeouts;
    retention = retention == null ? Retention.DEFAULT : retention;
    report = report == null ? Report.DEFAULT : report;
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
        baseline,
        workers,
        master,
        image,
        run,
        timeouts,
        retention,
        report);
  }
}
