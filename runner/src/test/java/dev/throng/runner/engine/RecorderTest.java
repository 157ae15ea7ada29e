package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.throng.runner.protocol.Snapshot.NameCount;
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
}
