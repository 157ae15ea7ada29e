package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnNode
class SearchIT {
  @Test
  void given_two_workers_and_no_limit_then_a_search_bears_at_least_its_heaviest_load() {
    Space space = Space.of("searching");

    LoadTestView test =
        space.run(
            LoadTestText.of("search")
                .with("target", "{baseUrl: http://shop, http: {timeout: 2s}}")
                .load("{search: {users: {from: 10, to: 40}, settle: 2s, hold: 4s}}")
                .with("thresholds", "[{expect: failureRatio < 50%}, {expect: capacity >= 40}]"));

    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.status().path("workers").path("desired").asInt()).isEqualTo(2);
    assertThat(test.status().at("/capacity/holds").asText()).isEqualTo("40");
    assertThat(test.status().at("/capacity/unit").asText()).isEqualTo("users");
    assertThat(test.status().at("/capacity/breaks").isMissingNode()).isTrue();
    assertThat(space.kubectl("get", "lt/search", "--output=wide")).contains("CAPACITY");
  }
}
