package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.status.CapacityStatus;
import dev.throng.crds.status.StoryStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.outputs.SampleSearches;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.story.Confidence;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.Stretch;
import dev.throng.runner.story.Subject;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusesTest {

  @Test
  void theRateIsByTheLoadsTimeNotByThatWhichUsersTookToStop() {
    MasterStatus status =
        Statuses.of(
            new RunViewBuilder()
                .request("GET", "/", 0, 1_000, 1_000, 1_000, 1_000, 1_000)
                .seconds(15, 5L)
                .load(Duration.ofSeconds(5))
                .build(),
            1);

    assertThat(Objects.requireNonNull(status.summary()).requestRate()).isEqualTo("1");
  }

  @Test
  void theStoryTellsItsFiveFirstFindingsInTextsThatAStatusHasRoomFor() {
    StoryStatus story = Objects.requireNonNull(Statuses.of(told("x".repeat(2000)), 1).story());

    assertThat(story.headline()).hasSize(1024).endsWith("x…");
    assertThat(story.degradation()).isEqualTo(Degradation.CATASTROPHIC);
    assertThat(story.findings())
        .hasSize(5)
        .first()
        .satisfies(finding -> {
          assertThat(finding.id()).isEqualTo(FindingId.CLIFF);
          assertThat(finding.scope()).isEqualTo("GET /api/orders");
          assertThat(finding.stretch()).isEqualTo("40 s to 60 s, 400 to 600 users");
          assertThat(finding.text()).hasSize(512);
        });
    assertThat(story.cannotSay()).hasSize(8).allMatch(sentence -> sentence.length() == 512);
  }

  @Test
  void thereIsNoStoryBeforeItIsTold() {
    assertThat(Statuses.of(new RunViewBuilder().build(), 1).story()).isNull();
  }

  @Test
  void theCapacityIsToldAtTheEnd() {
    MasterStatus status = Statuses.of(SampleSearches.found(), 1);

    assertThat(status.capacity())
        .isEqualTo(
            new CapacityStatus(
                "1120", "1170", "users", "966", "expected p95 < 200ms, observed 240ms"));
    assertThat(Objects.requireNonNull(status.summary()).capacity()).isEqualTo("1120");
    assertThat(Statuses.of(SampleSearches.running(SampleSearches.GOES_ON), 1).capacity()).isNull();
  }

  @Test
  void aSearchInWhichNoLoadHeldHasNoCapacityForALaterRun() {
    RunView view =
        new RunViewBuilder()
            .request("GET", "/", 0, 1_000)
            .search(SampleSearches.NONE_HELD)
            .finished(Verdict.FAILED, "the target does not bear 10 users")
            .build();

    assertThat(Statuses.of(view, 1).capacity())
        .isEqualTo(
            new CapacityStatus(null, "10", "users", null, "expected p95 < 200ms, observed 240ms"));
    assertThat(Objects.requireNonNull(Statuses.of(view, 1).summary()).capacity()).isNull();
  }

  static RunView told(String text) {
    Finding finding =
        new Finding(
            FindingId.CLIFF,
            new Subject.OneName(new RequestKey("GET", "/api/orders")),
            new Stretch(40, 60, 400, 600, LoadUnit.USERS),
            Map.of(),
            Confidence.SURE,
            text);
    return new RunViewBuilder()
        .story(
            new Story(
                text,
                Degradation.CATASTROPHIC,
                Collections.nCopies(14, finding),
                Collections.nCopies(20, text),
                Set.of(),
                Set.of(),
                null))
        .finished(Verdict.FAILED, text)
        .build();
  }
}
