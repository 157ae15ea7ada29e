package dev.throng.runner.truth;

import dev.throng.crds.data.Rows;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.scenario.TestPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Manifests as tests write them: the spec alone, as YAML. */
public final class Manifests {
  private Manifests() {}

  /** The whole of it. */
  public static String text(String name, String spec) {
    return "apiVersion: throng.dev/v1alpha1\nkind: LoadTest\nmetadata: {name: %s}\nspec:\n"
            .formatted(name)
        + spec.indent(2);
  }

  /**
   * @throws AssertionError naming what is wrong
   */
  public static LoadTestSpec spec(String spec) {
    return switch (ManifestReader.read(text("test", spec))) {
      case ReadResult.Valid valid -> valid.manifest().spec();
      case ReadResult.Invalid invalid ->
          throw new AssertionError("the test's manifest is wrong: " + invalid.problems());
    };
  }

  /** One user class with one task of these steps. */
  public static LoadTestSpec withSteps(String steps) {
    return spec(
        """
        target: {baseUrl: http://localhost:1/base}
        load: {users: 1, duration: 1s}
        variables: {region: eu}
        secrets: {password: {secretKeyRef: {name: login, key: password}}}
        data: {accounts: {csv: {inline: "user,plan\\nann,free\\n"}}}
        userClasses:
          - name: Visitor
            tasks:
              - name: visit
                steps:
        """
            + steps.indent(8));
  }

  /** As it is run for the first time, without the rows of its feeds. */
  public static TestPlan plan(String name, String spec) {
    return plan(name, spec, JavaSources.NONE);
  }

  /** Likewise, with users in Java. */
  public static TestPlan plan(String name, String spec, JavaSources java) {
    return new TestPlan(
        name, spec(spec), text(name, spec), 1, 1, Map.of(), java, List.of(), List.of(), List.of());
  }

  /** The rows of all inline feeds. */
  static Map<String, List<Map<String, Object>>> rows(LoadTestSpec spec) {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    spec.data()
        .forEach((name, feed) ->
            rows.put(
                name,
                Rows.fromCsv(
                        Objects.requireNonNull(Objects.requireNonNull(feed.csv()).inline()),
                        feed.columns())
                    .rows()));
    return rows;
  }
}
