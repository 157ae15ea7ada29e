package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.outputs.SampleSearches;
import dev.throng.runner.results.RunView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityMetricsTest {
  @Test
  void bothBoundsAreThereWithTheirUnit() {
    assertThat(scraped(SampleSearches.found()))
        .containsExactlyInAnyOrder(
            "throng_capacity{bound=\"holds\",unit=\"users\"} 1120.0",
            "throng_capacity{bound=\"breaks\",unit=\"users\"} 1170.0");
  }

  @Test
  void aBoundThatIsNotKnownIsNotThere() {
    assertThat(scraped(SampleSearches.running(SampleSearches.GOES_ON)))
        .containsExactly("throng_capacity{bound=\"holds\",unit=\"arrivals/s\"} 62.5");
    assertThat(scraped(SampleSearches.running(SampleSearches.NONE_HELD)))
        .containsExactly("throng_capacity{bound=\"breaks\",unit=\"users\"} 10.0");
    assertThat(scraped(SampleSearches.running(SampleSearches.BEGINS))).isEmpty();
    assertThat(scraped(new RunViewBuilder().build())).isEmpty();
  }

  private static List<String> scraped(RunView view) {
    byte[] page = Scrape.page(RunMetrics.of(view), null).body();
    return new String(page, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("throng_capacity"))
        .toList();
  }
}
