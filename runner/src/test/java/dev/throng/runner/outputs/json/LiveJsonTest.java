package dev.throng.runner.outputs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.Timeline;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveJsonTest {

  @Test
  void anHoursIntervalsAreToldOneByOneAndThoseOfALongerRunJoined() throws Exception {
    assertThat(intervalsAfter(3600)).hasSize(1800);
    assertThat(intervalsAfter(36_000)).hasSize(1);
  }

  /** Of a threshold that is broken every other second. */
  private static JsonNode intervalsAfter(int seconds) throws Exception {
    RunViewBuilder run =
        new RunViewBuilder()
            .points(
                IntStream.range(0, seconds)
                    .mapToObj(second -> new Timeline.Point(second, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0))
                    .toList());
    for (int second = 0; second < seconds; second += 2) {
      run.interval(Timeline.Kind.THRESHOLD_BROKEN, second, second + 1, "broken: p95 < 1s");
    }
    return JsonMapper.builder()
        .build()
        .readTree(LiveJson.render(run.build(), seconds - 1, seconds, 1, true))
        .at("/result/timeline/intervals");
  }
}
