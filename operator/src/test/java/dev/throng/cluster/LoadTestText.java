package dev.throng.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * A small LoadTest against the namespace's shop, as YAML. Nothing in it depends on how fast this
 * machine is, which a whole cluster, its shop and its load share.
 */
record LoadTestText(String name, String load, String thresholds, List<String> more) {
  static LoadTestText of(String name) {
    return new LoadTestText(
        name,
        "{users: 10, spawnRate: 10, duration: 5s}",
        "[{expect: failureRatio < 1%}]",
        List.of());
  }

  LoadTestText load(String text) {
    return new LoadTestText(name, text, thresholds, more);
  }

  LoadTestText thresholds(String text) {
    return new LoadTestText(name, load, text, more);
  }

  /** Further fields of the spec, each in one line. */
  LoadTestText also(String... fields) {
    List<String> all = new ArrayList<>(more);
    all.addAll(List.of(fields));
    return new LoadTestText(name, load, thresholds, all);
  }

  @Override
  public String toString() {
    return """
    apiVersion: throng.dev/v1alpha1
    kind: LoadTest
    metadata: {name: %s}
    spec:
      target: {baseUrl: http://shop}
      validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%%, minAchievedLoad: 0%%}
      load: %s
      userClasses:
        - name: Visitor
          wait: {constant: 500ms}
          tasks: [{name: browse, steps: [{get: /api/products}]}]
      thresholds: %s
    """
            .formatted(name, load, thresholds)
        + more.stream().map(field -> "  " + field + "\n").reduce("", String::concat);
  }
}
