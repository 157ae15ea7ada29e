package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.stats.RequestKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberingTest {
  private final Numbering numbering = new Numbering(List.of());

  @Test
  void methodAndNameTogetherAreCountedOnce() {
    int get = numbering.request("GET", "/a");
    assertThat(numbering.request("GET", "/a")).isEqualTo(get);
    assertThat(numbering.request("POST", "/a")).isNotEqualTo(get);
    assertThat(numbering.names())
        .containsExactly(new RequestKey("GET", "/a"), new RequestKey("POST", "/a"));
  }

  @Test
  void namesBeyondFiveHundredAreCountedTogether() {
    for (int i = 0; i < 600; i++) {
      numbering.request("GET", "/" + i);
    }
    int other = numbering.request("GET", "/one more");
    assertThat(numbering.names()).hasSize(500);
    assertThat(numbering.names().get(other)).isEqualTo(RequestKey.OTHER);
    assertThat(numbering.request("GET", "/7")).isEqualTo(7);
  }
}
