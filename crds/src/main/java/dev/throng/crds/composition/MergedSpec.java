package dev.throng.crds.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.spec.Arrivals;
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
import java.util.function.Function;

/**
 * Several manifests as one test, as Locust merges the user classes of several files. User classes,
 * arrivals, thresholds, variables, secrets and data are put together, and a target's headers go
 * with the user classes of their file; the rest of target, load, tags and validity must be the same
 * in all, as far as no flag decides them. The rest is the first file's.
 */
public final class MergedSpec {
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

  private final List<SourcedSpec> manifests;
  private final Set<String> flags;

  private MergedSpec(List<SourcedSpec> manifests, Set<String> flags) {
    this.manifests = manifests;
    this.flags = flags;
  }

  /**
   * @param flags those that were given, such as {@code --host}
   * @throws Contradiction naming the field in which two files differ, and both
   */
  public static LoadTestSpec of(List<SourcedSpec> manifests, Set<String> flags) {
    return manifests.size() == 1
        ? manifests.getFirst().spec()
        : new MergedSpec(manifests, flags).merged();
  }

  private LoadTestSpec merged() {
    SourcedSpec first = manifests.getFirst();
    List<Arrivals> arrivals = new ArrayList<>();
    Set<Threshold> thresholds = new LinkedHashSet<>();
    for (SourcedSpec file : manifests) {
      compare(first, file);
      arrivals.addAll(file.spec().load().arrivals());
      thresholds.addAll(file.spec().thresholds());
    }
    LoadTestSpec spec = first.spec();
    return new LoadTestSpec(
        spec.description(),
        new Target(spec.target().baseUrl(), Map.of(), spec.target().http()),
        united("spec.variables", LoadTestSpec::variables),
        united("spec.secrets", LoadTestSpec::secrets),
        united("spec.data", LoadTestSpec::data),
        spec.load().draft().arrivals(arrivals).load(),
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
        spec.report(),
        spec.hooks());
  }

  private List<UserClass> userClasses() {
    List<UserClass> classes = new ArrayList<>();
    Map<String, SourcedSpec> owners = new HashMap<>();
    for (SourcedSpec file : manifests) {
      for (UserClass userClass : file.spec().userClasses()) {
        SourcedSpec owner = owners.putIfAbsent(userClass.name(), file);
        if (owner != null) {
          throw new Contradiction(
              "the user class "
                  + userClass.name()
                  + " is in "
                  + owner.source()
                  + " and in "
                  + file.source()
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
    return userClass.withHeaders(headers);
  }

  private <V> Map<String, V> united(String field, Function<LoadTestSpec, Map<String, V>> part) {
    NamedParts<V> parts = new NamedParts<>(field);
    manifests.forEach(file -> parts.add(file.source(), part.apply(file.spec())));
    return parts.all();
  }

  private void compare(SourcedSpec first, SourcedSpec other) {
    JsonNode one = JSON.valueToTree(first.spec());
    JsonNode two = JSON.valueToTree(other.spec());
    for (String part : SHARED) {
      compare("spec." + part, first, one.path(part), other, two.path(part));
    }
  }

  private void compare(
      String path, SourcedSpec first, JsonNode one, SourcedSpec other, JsonNode two) {
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
    throw new Contradiction(
        path
            + ": "
            + first.source()
            + " has "
            + shown(one)
            + ", "
            + other.source()
            + " has "
            + shown(two)
            + "; make them the same"
            + (flag == null ? "" : ", or decide by " + flag));
  }

  private static String shown(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "none" : value.toString();
  }
}
