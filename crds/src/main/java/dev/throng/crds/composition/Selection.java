package dev.throng.crds.composition;

import dev.throng.crds.rules.RequestNames;
import dev.throng.crds.rules.TagFilter;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserClass;
import java.util.List;
import java.util.Set;

/** Reduces a test to what of it runs. */
public final class Selection {
  private Selection() {}

  /**
   * The tasks that the tags leave, the classes that have any, and what is about those. Classes in
   * Java stay: which of their tasks run is known when they are compiled.
   */
  public static LoadTestSpec byTags(LoadTestSpec spec) {
    return of(
        spec,
        spec.userClasses().stream()
            .map(userClass -> userClass.withTasks(TagFilter.kept(userClass.tasks(), spec.tags())))
            .filter(userClass -> userClass.java() != null || !userClass.tasks().isEmpty())
            .toList());
  }

  /**
   * These classes, their arrivals, and the thresholds that are about all requests or about one that
   * these classes send, or may send if one is in Java.
   */
  public static LoadTestSpec of(LoadTestSpec spec, List<UserClass> classes) {
    Load kept =
        spec.load()
            .draft()
            .arrivals(
                spec.load().arrivals().stream()
                    .filter(a -> classes.stream().anyMatch(c -> c.name().equals(a.userClass())))
                    .toList())
            .load();
    LoadTestSpec left = spec.with(spec.target(), kept, spec.tags(), classes, spec.thresholds());
    Set<String> requests = RequestNames.of(left);
    List<Threshold> thresholds =
        spec.thresholds().stream()
            .filter(threshold ->
                left.hasJava()
                    || threshold.request() == null
                    || requests.contains(threshold.request()))
            .toList();
    return left.with(left.target(), kept, left.tags(), classes, thresholds);
  }
}
