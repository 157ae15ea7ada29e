package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.metrics.RunMetrics;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.results.RunView;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that were sent once more are counted to the request, and every output says how many. */
@Tag("timed")
class RepeatsTest {
  @Test
  void everyRepeatIsInTheNoteTheJsonAndTheMetric() throws IOException {
    RunView view = afterRequests(7);

    assertThat(view.total().requests()).isEqualTo(7);
    assertThat(view.notes())
        .contains(
            "6 requests were sent once more: the server had closed the idle connection,"
                + " or refused them.");
    assertThat(repeatsInJson(view)).isEqualTo(6);
    assertThat(repeatsInMetric(view)).isEqualTo(6);
  }

  @Test
  void aSingleRepeatIsSaidAsOne() throws IOException {
    assertThat(afterRequests(2).notes())
        .contains(
            "1 request was sent once more: the server had closed the idle connection,"
                + " or refused it.");
  }

  @Test
  void aRunWithoutRepeatsHasNoNoteOfThem() throws IOException {
    RunView view = afterRequests(1);

    assertThat(view.notes()).noneMatch(note -> note.contains("once more"));
    assertThat(repeatsInJson(view)).isZero();
    assertThat(repeatsInMetric(view)).isZero();
  }

  /** Each connection answers once, and is closed with the second request on it unread. */
  private static RunView afterRequests(int requests) throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          reply.ok();
          reply.closeBeforeTheNext();
        })) {
      RunView view =
          Visitors.of(server)
              .http("connections: perUser")
              .load("users: 1")
              .waits("constant: 5ms")
              .steps("[{repeat: {times: %d, steps: [{post: /}]}}, {wait: 1h}]".formatted(requests))
              .runUntilAnswered(requests);
      assertThat(Engine.failures(view)).isEmpty();
      return view;
    }
  }

  private static long repeatsInJson(RunView view) throws IOException {
    JsonNode document = new ObjectMapper().readTree(JsonReport.compact().render(view));
    return document.at("/generator/repeatedRequests").longValue();
  }

  private static double repeatsInMetric(RunView view) {
    List<CounterSnapshot> found =
        RunMetrics.of(view).stream()
            .filter(metric -> metric.getMetadata().getName().equals("throng_repeated_requests"))
            .map(CounterSnapshot.class::cast)
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst().getDataPoints().getFirst().getValue();
  }
}
