package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnFailuresTest {
  private static final String TEXT =
      "the generator has no file descriptor left for a connection to shop:80";

  private final Recorder recorder = new Recorder(1, 0, Blanks.NONE);

  @Test
  void whatTheGeneratorCouldNotConnectIsItsOwn() {
    Sample sample = Samples.unanswered(0, 1_000_000, 0);
    sample.failed(Failure.ofGenerator(TEXT), 0);

    recorder.record(sample);

    assertThat(recorder.drain().ownFailures()).isEqualTo(1);
  }

  @Test
  void anAnswerThatUsesTheSameWordsIsTheTargets() {
    Sample sample = Samples.answered(0, 200, 1_000_000, 1_000_000);
    sample.failed(Failure.ofTarget(TEXT), 0);

    recorder.record(sample);

    assertThat(recorder.drain().ownFailures()).isZero();
  }
}
