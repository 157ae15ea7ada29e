package dev.throng.runner.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.outputs.html.HtmlReport;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.outputs.junit.JunitReport;
import dev.throng.runner.results.RunView;
import dev.throng.runner.story.Confidence;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.Stretch;
import dev.throng.runner.story.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The story of a run stands in every output. */
class StoryInOutputsTest {
  private static final RunView RUN =
      new RunViewBuilder()
          .story(
              new Story(
                  "It holds up to 400 users, then it collapses.",
                  Degradation.CATASTROPHIC,
                  List.of(
                      new Finding(
                          FindingId.CLIFF,
                          Subject.ALL,
                          new Stretch(40, 60, 400, 600, LoadUnit.USERS),
                          Map.of("failureRatio", 0.5),
                          Confidence.SURE,
                          "Half of the requests fail beyond 400 users.")),
                  List.of("The load never fell: add a stage down."),
                  Set.of(),
                  Set.of(FindingId.DOES_NOT_RECOVER),
                  null))
          .finished(Verdict.PASSED, "all is well")
          .build();

  @Test
  void theJsonHasItWithWhatItIsToldFrom() {
    assertThat(JsonReport.indented().render(RUN))
        .contains("\"headline\" : \"It holds up to 400 users, then it collapses.\"")
        .contains("\"degradation\" : \"catastrophic\"")
        .contains("\"ignored\" : [ ]")
        .contains("\"id\" : \"cliff\"")
        .contains("\"history\" : {");
  }

  @Test
  void aPageHasItWithoutTheHistory() {
    assertThat(new HtmlReport().render(RUN))
        .contains("It holds up to 400 users, then it collapses.")
        .doesNotContain("\"history\":");
  }

  @Test
  void theJunitFileHasItAsProperties() {
    assertThat(new JunitReport().render(RUN))
        .contains("name=\"story.degradation\" value=\"catastrophic\"")
        .contains("name=\"story.finding.cliff\" value=\"Half of the requests fail beyond");
  }
}
