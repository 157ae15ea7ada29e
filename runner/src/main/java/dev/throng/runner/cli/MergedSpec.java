package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Target;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Several manifests as one test, as Locust merges the user classes of several files. User classes,
 * arrivals, thresholds, variables, secrets and data are put together, and a target's headers go
 * with the user classes of their file; the rest of target, load, tags and validity must be the same
 * in all, as far as no flag decides them. The rest is the first file's.
 */
final class MergedSpec {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SHARED = List.of("target", "load", "tags", "validity", "story");
  private static final Set<String> PUT_TOGETHER =
      Set.of("spec.load.arrivals", "spec.target.headers");

  /** The flag that decides a field. */
  private static final Map<String, String> FLAGS =
      Map.of(
          "spec.target.baseUrl", "--host",
          "spec.load.users", "--users",
          "spec.load.stages", "--users",
          "spec.load.search", "--find-capacity",
          "spec.load.spawnRate", "--spawn-rate",
          "spec.load.duration", "--run-time",
          "spec.load.stopTimeout", "--stop-timeout",
          "spec.load.seed", "--seed",
          "spec.tags.include", "--tags",
          "spec.tags.exclude", "--exclude-tags");

  private final Manifests manifests;
  private final Set<String> flags;

  private MergedSpec(Manifests manifests, Set<String> flags) {
    this.manifests = manifests;
    this.flags = flags;
  }

  /**
   * @param flags those that were given, such as {@code --host}
   * @throws UsageException naming the field in which two files differ, and both
   */
  static LoadTestSpec of(Manifests manifests, Set<String> flags) {
    return manifests.files().size() == 1
        ? manifests.files().getFirst().manifest().spec()
        : new MergedSpec(manifests, flags).merged();
  }

  private LoadTestSpec merged() {
    ManifestFile first = manifests.files().getFirst();
    List<Arrivals> arrivals = new ArrayList<>();
    Set<Threshold> thresholds = new LinkedHashSet<>();
    for (ManifestFile file : manifests.files()) {
      compare(first, file);
      arrivals.addAll(file.spec().load().arrivals());
      thresholds.addAll(file.spec().thresholds());
    }
    LoadTestSpec spec = first.spec();
    Load load = spec.load();
    return new LoadTestSpec(
        spec.description(),
        new Target(spec.target().baseUrl(), Map.of(), spec.target().http()),
        manifests.united("spec.variables", file -> file.spec().variables()),
        manifests.united("spec.secrets", file -> file.spec().secrets()),
        manifests.united("spec.data", file -> file.spec().data()),
        new Load(
            load.users(),
            load.spawnRate(),
            load.duration(),
            load.stages(),
            arrivals,
            load.search(),
            load.warmup(),
            load.stopTimeout(),
            load.seed()),
        spec.tags(),
        userClasses(),
        List.copyOf(thresholds),
        spec.validity(),
        spec.story(),
        spec.baseline(),
        spec.workers(),
        spec.master(),
        spec.image(),
        spec.run(),
        spec.timeouts(),
        spec.retention(),
        spec.report());
  }

  private List<UserClass> userClasses() {
    List<UserClass> classes = new ArrayList<>();
    Map<String, ManifestFile> owners = new HashMap<>();
    for (ManifestFile file : manifests.files()) {
      for (UserClass userClass : file.spec().userClasses()) {
        ManifestFile owner = owners.putIfAbsent(userClass.name(), file);
        if (owner != null) {
          throw new UsageException(
              "the user class "
                  + userClass.name()
                  + " is in "
                  + owner.path()
                  + " and in "
                  + file.path()
                  + "; rename one");
        }
        classes.add(withHeaders(file.spec().target().headers(), userClass));
      }
    }
    return classes;
  }

  private static UserClass withHeaders(Map<String, String> targetHeaders, UserClass userClass) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(targetHeaders);
    headers.putAll(userClass.headers());
    return new UserClass(
        userClass.name(),
        userClass.weight(),
        userClass.fixedCount(),
        headers,
        userClass.waitTime(),
        userClass.onStart(),
        userClass.onStartFailure(),
        userClass.onStop(),
        userClass.tasks());
  }

  private void compare(ManifestFile first, ManifestFile other) {
    JsonNode one = JSON.valueToTree(first.spec());
    JsonNode two = JSON.valueToTree(other.spec());
    for (String part : SHARED) {
      compare("spec." + part, first, one.path(part), other, two.path(part));
    }
  }

  private void compare(
      String path, ManifestFile first, JsonNode one, ManifestFile other, JsonNode two) {
    String flag = FLAGS.get(path);
    if (one.equals(two) || PUT_TOGETHER.contains(path) || flag != null && flags.contains(flag)) {
      return;
    }
    if (one.isObject() && two.isObject()) {
      Set<String> fields = new LinkedHashSet<>();
      one.fieldNames().forEachRemaining(fields::add);
      two.fieldNames().forEachRemaining(fields::add);
      for (String field : fields) {
        compare(path + "." + field, first, one.path(field), other, two.path(field));
      }
      return;
    }
    throw new UsageException(
        path
            + ": "
            + first.path()
            + " has "
            + shown(one)
            + ", "
            + other.path()
            + " has "
            + shown(two)
            + "; make them the same"
            + (flag == null ? "" : ", or decide by " + flag));
  }

  private static String shown(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "none" : value.toString();
  }
}
