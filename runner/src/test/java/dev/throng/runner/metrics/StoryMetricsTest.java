package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.story.Confidence;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.story.Story;
import dev.throng.runner.story.Stretch;
import dev.throng.runner.story.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryMetricsTest {
  private static final Subject SEARCH = new Subject.OneName(new RequestKey("GET", "/search"));

  @Test
  void eachFindingIsOneWhereItIsShownAndZeroElsewhere() {
    assertThat(
            scraped(
                finding(FindingId.ONE_ENDPOINT, SEARCH),
                finding(FindingId.ONE_WORKER, new Subject.OneWorker("worker-2")),
                finding(FindingId.SPIKE, Subject.ALL),
                finding(FindingId.SPIKE, Subject.ALL)))
        .hasSize(FindingId.values().length + Degradation.values().length)
        .contains(
            "throng_finding{id=\"oneEndpoint\",method=\"GET\",request=\"/search\",worker=\"\"} 1.0",
            "throng_finding{id=\"oneWorker\",method=\"\",request=\"\",worker=\"worker-2\"} 1.0",
            "throng_finding{id=\"spike\",method=\"\",request=\"\",worker=\"\"} 1.0",
            "throng_finding{id=\"cliff\",method=\"\",request=\"\",worker=\"\"} 0.0",
            "throng_degradation{degradation=\"graceful\"} 1.0",
            "throng_degradation{degradation=\"notSeen\"} 0.0");
  }

  @Test
  void beforeAStoryIsToldThereIsNone() {
    assertThat(scraped(new RunViewBuilder().build())).isEmpty();
  }

  private static Finding finding(FindingId id, Subject subject) {
    return new Finding(
        id,
        subject,
        new Stretch(40, 60, 400, 600, LoadUnit.USERS),
        Map.of(),
        Confidence.SURE,
        "It is slow.");
  }

  private static List<String> scraped(Finding... findings) {
    return scraped(
        new RunViewBuilder()
            .story(
                new Story(
                    "It is slow.",
                    Degradation.GRACEFUL,
                    List.of(findings),
                    List.of(),
                    Set.of(),
                    Set.of(),
                    null))
            .build());
  }

  private static List<String> scraped(RunView view) {
    byte[] page = Scrape.page(RunMetrics.of(view), null).body();
    return new String(page, StandardCharsets.UTF_8)
        .lines()
        .filter(
            line -> line.startsWith("throng_finding{") || line.startsWith("throng_degradation{"))
        .toList();
  }
}
