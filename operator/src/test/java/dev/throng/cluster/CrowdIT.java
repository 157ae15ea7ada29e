package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnNode
class CrowdIT {
  private static final int CROWD = 50;

  @Test
  void given_fifty_load_tests_at_once_then_one_runs_and_the_others_wait_in_the_order_of_a_queue() {
    Space space = Space.of("crowd");

    space.applied(
        IntStream.range(0, CROWD)
            .mapToObj(i ->
                LoadTestText.of("one-%02d".formatted(i))
                    .load("{users: 1, spawnRate: 1, duration: 2s}"))
            .map(LoadTestText::toString)
            .collect(Collectors.joining("---\n")));

    space.finished("one-00");
    space.finished("one-01");
    List<LoadTestView> all = List.copyOf(space.views().values());
    assertThat(all).hasSize(CROWD);
    assertThat(all).allSatisfy(test -> assertThat(test.condition("Accepted")).isEqualTo("True"));
    assertThat(all)
        .filteredOn(test -> test.phase().equals("Queued"))
        .hasSizeGreaterThan(CROWD / 2)
        .allSatisfy(test ->
            assertThat(test.reason())
                .matches("waits for crowd/one-\\d\\d, which loads the same target shop.crowd"));
    assertThat(all)
        .filteredOn(test -> !List.of("Queued", "Finished").contains(test.phase()))
        .as("of those that load one target, one has its turn")
        .hasSizeLessThanOrEqualTo(1);
    space.kubectl("delete", "lt", "--all", "--timeout=120s");
    space.kubectl("wait", "pods", "--all", "--for=delete", "--timeout=120s");
    assertThat(space.kubectl("get", "jobs,secrets,networkpolicies", "--output=name")).isEmpty();
  }
}
