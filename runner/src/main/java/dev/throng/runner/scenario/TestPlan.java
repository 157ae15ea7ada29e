package dev.throng.runner.scenario;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A test that is about to be run.
 *
 * @param spec the manifest's, with all flags applied, reduced to the tags and classes that run;
 *     valid; with the load of the first step where it searches
 * @param manifest the manifest's text
 * @param runNumber which run of its LoadTest this is; the first is 1
 * @param seed of all decisions
 * @param rows of each data feed
 * @param java the sources of its user classes in Java; a class of the spec names its file there
 * @param overrides what flags changed, for people
 * @param notes sentences about the manifests that readers of the result must know
 * @param notJudged why thresholds of the manifest are not among those of the spec, such as {@code
 *     the tags leave out POST /api/orders}
 */
public record TestPlan(
    String name,
    LoadTestSpec spec,
    String manifest,
    long runNumber,
    long seed,
    Map<String, List<Map<String, Object>>> rows,
    JavaSources java,
    List<String> overrides,
    List<String> notes,
    List<String> notJudged) {
  public TestPlan {
    spec = FirstStep.of(spec);
  }

  /** The same, with one more sentence that readers of the result must know. */
  public TestPlan noting(String note) {
    return with(overrides, Stream.concat(notes.stream(), Stream.of(note)).toList());
  }

  /** The same, with one more thing that a flag changed. */
  public TestPlan overriddenBy(String flag) {
    return with(Stream.concat(overrides.stream(), Stream.of(flag)).toList(), notes);
  }

  private TestPlan with(List<String> newOverrides, List<String> newNotes) {
    return new TestPlan(
        name, spec, manifest, runNumber, seed, rows, java, newOverrides, newNotes, notJudged);
  }

  /** The most users that the open models make. */
  public long arrivingUsers() {
    return spec.load().arrivals().stream().mapToLong(Arrivals::maxInFlight).sum();
  }
}
