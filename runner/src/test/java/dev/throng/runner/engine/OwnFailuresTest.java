package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnFailuresTest {
  private static final String TEXT =
      "the generator has no file descriptor left for a connection to shop:80";

  private final Recorder recorder = new Recorder(1, 0, Blanks.NONE);

  @Test
  void whatTheGeneratorCouldNotConnectIsItsOwn() {
    recorder.unanswered(0, 1_000_000, 0);
    recorder.failed(0, Failure.ofGenerator(TEXT), 0);
    assertThat(recorder.drain().ownFailures()).isEqualTo(1);
  }

  @Test
  void anAnswerThatUsesTheSameWordsIsTheTargets() {
    recorder.answered(0, 200, 1_000_000, 1_000_000, -1, 500_000, 10, 10);
    recorder.failed(0, Failure.ofTarget(TEXT), 0);
    assertThat(recorder.drain().ownFailures()).isZero();
  }
}
