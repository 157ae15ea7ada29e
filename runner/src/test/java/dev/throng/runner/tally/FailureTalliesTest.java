package dev.throng.runner.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FailureTalliesTest {
  private final FailureTallies tallies = new FailureTallies(List.of(new RequestKey("GET", "/")));

  private void failed(String error, long atMillis, String body) {
    tallies.add(
        new ErrorCount(0, 503, error, 1, atMillis, atMillis, new FailedAnswer("503", body), null));
  }

  @Test
  void ofAllWorkersTheFirstAnswerIsShown() {
    tallies.add(new ErrorCount(0, 503, "status 503", 2, 5, 9));
    failed("status 503", 3, "one");
    failed("status 503", 4, "two");

    FailureStats stats = tallies.stats(Instant.EPOCH).getFirst();

    assertThat(stats.occurrences()).isEqualTo(4);
    assertThat(stats.firstSeen()).isEqualTo(Instant.ofEpochMilli(3));
    assertThat(stats.sample()).isEqualTo(new FailedAnswer("503", "one"));
  }

  @Test
  void theFirstThreeTracedRequestsOfAWayOfFailingAreKept() {
    for (int second = 0; second < 5; second++) {
      tallies.add(
          new ErrorCount(
              0, 503, "status 503", 1, second, second, null, second == 0 ? null : traced(second)));
    }

    assertThat(tallies.stats(Instant.EPOCH).getFirst().traced())
        .containsExactly(traced(1), traced(2), traced(3));
  }

  private static TracedRequest traced(int second) {
    return new TracedRequest(new TraceId(second, 1), 7, second);
  }

  @Test
  void theNumberOfAnswersIsBounded() {
    for (int i = 0; i < 2 * FailureTallies.MOST_SAMPLES; i++) {
      failed("way " + i, 0, "no");
    }

    assertThat(tallies.stats(Instant.EPOCH).stream().map(FailureStats::sample))
        .filteredOn(Objects::nonNull)
        .hasSize(FailureTallies.MOST_SAMPLES);
  }
}
