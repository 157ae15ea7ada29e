package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private final Recorder recorder = new Recorder(2, 0, Blanks.NONE);

  @Test
  void namesThatCameUpAfterItsBeginningAreCounted() {
    recorder.record(Samples.answered(1, 200, 1_000_000, 1_000_000));
    recorder.record(Samples.answered(7, 200, 1_000_000, 1_000_000));
    recorder.unfinished(9, 1_000_000);
    recorder.record(Samples.answered(7, 200, 1_000_000, 1_000_000));

    assertThat(recorder.drain().names())
        .extracting(NameCount::name, NameCount::requests, NameCount::unfinished)
        .containsExactly(tuple(1, 1L, 0L), tuple(7, 2L, 0L), tuple(9, 0L, 1L));
  }

  @Test
  void theSlowestTracedRequestsOfASecondAndOneOfEachFailureAreKept() {
    for (int millis : new int[] {3, 9, 1, 7, 5}) {
      recorder.record(traced(millis));
    }
    recorder.record(Samples.answered(0, 200, 20_000_000, 1));
    for (int millis : new int[] {4, 2}) {
      Sample failed = traced(millis);
      failed.failed(Failure.ofTarget("no cart"), millis);
      recorder.record(failed);
    }

    Recorder.Drained drained = recorder.drain();
    assertThat(drained.names().getFirst().slowest())
        .containsExactly(request(9), request(7), request(5));
    assertThat(drained.errors())
        .extracting(ErrorCount::count, ErrorCount::traced)
        .containsExactly(tuple(2L, request(4)));

    recorder.record(Samples.answered(0, 200, 20_000_000, 1));
    assertThat(recorder.drain().names().getFirst().slowest()).isEmpty();
  }

  private static Sample traced(int millis) {
    Sample sample = Samples.answered(0, 200, millis * 1_000_000L, 1);
    sample.inTrace(new TraceId(1, millis));
    sample.endedAt(millis);
    return sample;
  }

  private static TracedRequest request(int millis) {
    return new TracedRequest(new TraceId(1, millis), millis * 1_000L, millis);
  }
}
