package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Recorder;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.engine.Samples;
import dev.throng.runner.engine.UserPool;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.wire.Codec;
import dev.throng.runner.wire.Frame;
import dev.throng.runner.wire.Uplink;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final int LOOPS = 64;
  private static final int NAMES = 500;
  private static final int REQUESTS_OF_A_NAME = 10;

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void theLargestSecondFitsTwiceIntoAMessage() {
    Gathering gathering = new Gathering(LOOPS);
    for (int loop = 0; loop < LOOPS; loop++) {
      Recorder recorder = new Recorder(NAMES, 1_000, Blanks.NONE);
      for (int name = 0; name < NAMES; name++) {
        request(recorder, name, loop);
        recorder.exception("€".repeat(400) + name + loop, "€".repeat(400) + name + loop);
      }
      gathering.add(count(recorder));
    }

    Snapshot snapshot = gathering.snapshot(0, List.of(), new GeneratorProbe.Reading(0, 0), false);

    assertThat(snapshot.names()).hasSize(NAMES);
    assertThat(snapshot.names().stream().mapToLong(Snapshot.NameCount::requests).sum())
        .isEqualTo((long) LOOPS * NAMES * REQUESTS_OF_A_NAME);
    byte[] message = Codec.toMaster().encode(new Frame<>(1, 1, new ToMaster.Counted(snapshot)));
    assertThat(message.length).isLessThan(Uplink.MAX_TO_MASTER_BYTES / 2);
  }

  private void request(Recorder recorder, int name, int loop) {
    for (int i = 0; i < REQUESTS_OF_A_NAME; i++) {
      long nanos = random.nextLong(60_000_000_000L);
      Sample sample = new Sample();
      sample.begin(name, 1);
      sample.connectedWithin(nanos / 5);
      sample.sending(1 + nanos / 2, 1 << 30);
      sample.answering(1 + nanos / 2 + nanos / 3);
      sample.answered(200 + i, 1 << 30, 1 + nanos);
      sample.inTrace(new TraceId(-1, nanos));
      sample.endedAt(1_000_000);
      if (i % 2 == 0) {
        sample.failed(Failure.ofTarget("€".repeat(400) + name + loop), 1_000_000);
      }
      recorder.record(sample);
    }
  }

  @Test
  void theSameFailureOnTwoLoopsIsOneRow() {
    Gathering gathering = new Gathering(2);
    for (int loop = 0; loop < 2; loop++) {
      Recorder recorder = new Recorder(1, 0, Blanks.NONE);
      Sample sample = Samples.unanswered(0, 1, 1);
      sample.failed(Failure.ofTarget("connection refused"), 20 - 10 * loop);
      recorder.record(sample);
      gathering.add(count(recorder));
    }

    Snapshot snapshot = gathering.snapshot(0, List.of(), new GeneratorProbe.Reading(0, 0), false);

    assertThat(snapshot.errors())
        .containsExactly(new ErrorCount(0, 0, "connection refused", 2, 10, 20));
  }

  private static LoadLoop.LoopCount count(Recorder recorder) {
    UserPool.Count users = new UserPool.Count(new int[1], 0, ArrivalCount.NONE);
    return new LoadLoop.LoopCount(recorder.drain(), users, SparseHistogram.EMPTY);
  }
}
