package dev.throng.runner.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {

  @ParameterizedTest
  @CsvSource({
    "4, 2, '0 2, 1 3'",
    "3, 2, '0 2 1, 1 0 2'",
    "2, 3, '0 1, 1 0, 0 1'",
    "6, 4, '0 4 2, 1 5 3, 2 0 4, 3 1 5'",
    "1, 2, '0, 0'"
  })
  void sequentialRowsAreOneSequenceOverAllWorkers(int rows, int workers, String dealt) {
    Shards shards = shards("sequential", rows, workers);

    assertThat(IntStream.range(0, workers).mapToObj(shard -> own(shards, shard)).toList())
        .containsExactly(dealt.split(", "));
  }

  @Test
  void uniqueRowsAreDealtAndRandomOnesGoToAll() {
    assertThat(own(shards("unique", 5, 2), 1)).isEqualTo("1 3");
    assertThat(own(shards("random", 3, 2), 1)).isEqualTo("0 1 2");
  }

  @Test
  void aWorkerBeyondTheExpectedOnesHasSequentialRowsToo() {
    assertThat(own(shards("sequential", 4, 2), Shards.NONE)).isEqualTo("0 2");
    assertThat(own(shards("sequential", 0, 2), 0)).isEmpty();
  }

  private static String own(Shards shards, int shard) {
    List<Map<String, Object>> own = Objects.requireNonNull(shards.rows(shard).get("f"));
    return String.join(" ", own.stream().map(row -> String.valueOf(row.get("n"))).toList());
  }

  private static Shards shards(String pick, int rows, int workers) {
    LoadTestSpec spec =
        Manifests.spec(
            """
            target: {baseUrl: "http://localhost:1"}
            load: {users: 1, duration: 1s}
            data: {f: {csv: {inline: "n\\n0\\n"}, pick: %s}}
            userClasses: [{name: V, tasks: [{name: t, steps: [{feed: f}, {get: /}]}]}]
            """
                .formatted(pick));
    List<Map<String, Object>> all =
        IntStream.range(0, rows).mapToObj(n -> Map.<String, Object>of("n", n)).toList();
    return new Shards(spec.data(), Map.of("f", all), workers);
  }
}
