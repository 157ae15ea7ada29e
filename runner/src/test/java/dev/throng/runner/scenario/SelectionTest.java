package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.composition.Selection;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserClass;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void includeNeedsATagAndExcludeNeedsNone() {
    LoadTestSpec spec = Selection.byTags(tagged("{include: [browse], exclude: [slow]}"));
    assertThat(spec.userClasses()).extracting(UserClass::name).containsExactly("Shopper");
    assertThat(tasks(spec)).containsExactly("list");
  }

  @Test
  void aClassWithoutTasksTakesItsArrivalsWithIt() {
    LoadTestSpec spec = Selection.byTags(tagged("{exclude: [api]}"));
    assertThat(spec.userClasses()).extracting(UserClass::name).containsExactly("Shopper");
    assertThat(spec.load().arrivals()).extracting(Arrivals::userClass).containsExactly("Shopper");
  }

  @Test
  void aThresholdGoesWithTheRequestItIsAbout() {
    assertThat(Selection.byTags(tagged("{include: [browse]}")).thresholds())
        .extracting(Threshold::expect)
        .containsExactly("p95 < 1s", "p95 < 2s");
    assertThat(Selection.byTags(tagged("{}")).thresholds()).hasSize(3);
  }

  @Test
  void withoutTagsEverythingRuns() {
    assertThat(tasks(Selection.byTags(tagged("{}")))).containsExactly("list", "search", "buy");
  }

  private static List<String> tasks(LoadTestSpec spec) {
    return spec.userClasses().getFirst().tasks().stream().map(Task::name).toList();
  }

  private static LoadTestSpec tagged(String tags) {
    return Manifests.spec(
        """
        target: {baseUrl: http://localhost:1}
        tags: %s
        load:
          arrivals:
            - {userClass: Shopper, stages: [{duration: 1s, rate: 1/s}]}
            - {userClass: Api, stages: [{duration: 1s, rate: 1/s}]}
        userClasses:
          - name: Shopper
            tasks:
              - {name: list, tags: [browse], steps: [{get: /}]}
              - {name: search, tags: [browse, slow], steps: [{get: /}]}
              - {name: buy, steps: [{get: /}]}
          - name: Api
            tasks: [{name: hit, tags: [api], steps: [{get: /api}]}]
        thresholds:
          - expect: p95 < 1s
          - {expect: p95 < 2s, request: GET /}
          - {expect: p95 < 3s, request: GET /api}
        """
            .formatted(tags));
  }
}
