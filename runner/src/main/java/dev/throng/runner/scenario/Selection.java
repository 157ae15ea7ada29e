package dev.throng.runner.scenario;

import dev.throng.crds.rules.TagFilter;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.UserClass;
import java.util.List;

/** Reduces a test to what its tags leave. */
public final class Selection {
  private Selection() {}

  /** The tasks that run, the classes that have any, and the arrivals of those. */
  public static LoadTestSpec apply(LoadTestSpec spec) {
    List<UserClass> classes =
        spec.userClasses().stream()
            .map(userClass -> withTasks(userClass, TagFilter.kept(userClass.tasks(), spec.tags())))
            .filter(userClass -> !userClass.tasks().isEmpty())
            .toList();
    Load load = spec.load();
    Load kept =
        new Load(
            load.users(),
            load.spawnRate(),
            load.duration(),
            load.stages(),
            load.arrivals().stream()
                .filter(a -> classes.stream().anyMatch(c -> c.name().equals(a.userClass())))
                .toList(),
            load.warmup(),
            load.stopTimeout(),
            load.seed());
    return spec.with(spec.target(), kept, spec.tags(), classes, spec.thresholds());
  }

  private static UserClass withTasks(UserClass userClass, List<Task> tasks) {
    return new UserClass(
        userClass.name(),
        userClass.weight(),
        userClass.fixedCount(),
        userClass.headers(),
        userClass.waitTime(),
        userClass.onStart(),
        userClass.onStartFailure(),
        userClass.onStop(),
        tasks);
  }
}
