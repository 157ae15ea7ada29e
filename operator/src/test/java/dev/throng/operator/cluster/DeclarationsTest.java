package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.throng.crds.LoadTest;
import dev.throng.crds.reading.ReadSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  private final Declarations declarations = new Declarations();

  @Test
  void each_generation_is_read_once_however_many_loadtests_there_are() {
    List<LoadTest> all = IntStream.range(0, 500).mapToObj(i -> test("shop-" + i, 1)).toList();
    List<ReadSpec> first = all.stream().map(this::reading).toList();
    declarations.keep(all);

    assertThat(all.stream().map(this::reading))
        .usingElementComparator((one, other) -> one == other ? 0 : 1)
        .containsExactlyElementsOf(first);
    assertThat(reading(test("shop-0", 2))).isNotSameAs(first.getFirst());
  }

  @Test
  void those_that_are_no_more_are_forgotten() {
    ReadSpec kept = reading(test("kept", 1));
    List<LoadTest> gone = IntStream.range(0, 100).mapToObj(i -> test("gone-" + i, 1)).toList();
    List<ReadSpec> readings = gone.stream().map(this::reading).toList();

    declarations.keep(List.of(test("kept", 1)));

    assertThat(reading(test("kept", 1))).isSameAs(kept);
    assertThat(reading(gone.getLast())).isNotSameAs(readings.getLast());
  }

  private ReadSpec reading(LoadTest test) {
    return declarations.of(test).reading();
  }

  private static LoadTest test(String name, long generation) {
    String text =
        """
        metadata:
          {name: %s, namespace: team, uid: %s, generation: %d,
           creationTimestamp: "2026-11-23T08:00:00Z"}
        spec:
          target: {baseUrl: http://shop}
          load: {users: 5, spawnRate: 5, duration: 1m}
          userClasses: [{name: Visitor, tasks: [{name: browse, steps: [{get: /}]}]}]
        """
            .formatted(name, name, generation);
    try {
      return new YAMLMapper().readValue(text, LoadTest.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
