package dev.throng.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small LoadTest against the namespace's shop, as YAML. Nothing in it depends on how fast this
 * machine is, which a whole cluster, its shop and its load share.
 *
 * @param fields of the spec, in flow style
 */
record LoadTestText(String name, Map<String, String> fields) {
  /** Many runs find room on the node side by side, and start without long compilation. */
  private static final String SMALL = small("");

  private static final String VISITOR =
      "{name: Visitor, wait: {constant: 500ms}, tasks: [{name: browse, steps: [{get: /api/products}]}]}";

  static LoadTestText of(String name) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("target", "{baseUrl: http://shop}");
    fields.put("userClasses", "[" + VISITOR + "]");
    fields.put("load", "{users: 10, spawnRate: 10, duration: 5s}");
    fields.put("thresholds", "[{expect: failureRatio < 1%}]");
    fields.put(
        "validity", "{maxEventLoopLagP99: 1m, maxThrottledRatio: 100%, minAchievedLoad: 0%}");
    return new LoadTestText(name, fields).master("").workers("");
  }

  /**
   * Fields of a pod.
   *
   * @param options for Java, beside those that all pods here have
   */
  static String small(String options) {
    return "resources: {requests: {cpu: 20m, memory: 64Mi}}, env: [{name: JAVA_TOOL_OPTIONS, value: \"%s\"}]"
        .formatted(("-XX:TieredStopAtLevel=1 " + options).strip());
  }

  LoadTestText load(String value) {
    return with("load", value);
  }

  LoadTestText master(String moreOfThePod) {
    return with("master", "{pod: {" + SMALL + moreOfThePod + "}}");
  }

  /** The same under another name, and against another target. */
  LoadTestText named(String other) {
    return new LoadTestText(other, fields)
        .with("target", "{baseUrl: http://" + other + ".invalid}");
  }

  /** One worker for 20 users. */
  LoadTestText workers(String moreOfThePod) {
    return with("workers", "{usersPerWorker: 20, pod: {" + SMALL + moreOfThePod + "}}");
  }

  LoadTestText with(String field, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new LoadTestText(name, changed);
  }

  @Override
  public String toString() {
    return """
    apiVersion: throng.dev/v1alpha1
    kind: LoadTest
    metadata: {name: %s}
    spec:
    """
            .formatted(name)
        + fields.entrySet().stream()
            .map(field -> "  " + field.getKey() + ": " + field.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
