package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.BoundedText;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.Recorder;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.engine.Samples;
import dev.throng.runner.http.AnswerHead;
import dev.throng.runner.http.ReceivedAnswer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recorder keeps of texts goes to every output: no secret stands in it. */
class RecordedSecretsTest {
  private static final Blanks SECRETS = Blanks.of(List.of("hunter2-hunter2"));

  private final Recorder recorder = new Recorder(1, 0, SECRETS);

  @Test
  void aFailureAndAnExceptionHaveNoSecretInThem() {
    Sample sample = Samples.unanswered(0, 1, 1);
    sample.failed(Failure.ofTarget("wrong password: hunter2-hunter2"), 0);
    recorder.record(sample);
    recorder.exception("Visitor/browse", "no number: hunter2-hunter2");

    Recorder.Drained drained = recorder.drain();

    assertThat(drained.errors().getFirst().error()).isEqualTo("wrong password: ***");
    assertThat(drained.exceptions().getFirst().message()).isEqualTo("no number: ***");
  }

  @Test
  void noPartOfASecretIsLeftWhereALongTextIsCut() {
    for (int before = 990; before < 1030; before++) {
      String text = "x".repeat(before) + "hunter2-hunter2" + "y".repeat(5_000);

      assertThat(BoundedText.of(text, SECRETS)).doesNotContain("h");
    }
  }

  @Test
  void aTextOfManySecretsIsCutAndSaysSo() {
    assertThat(BoundedText.of("hunter2-hunter2,".repeat(10_000), SECRETS))
        .startsWith("***,***,")
        .endsWith("…")
        .doesNotContain("h");
  }

  @Test
  void theExcerptOfABodyIsNotCutWithinASecret() {
    ReceivedAnswer answer =
        new ReceivedAnswer(
            new AnswerHead(200, "OK", MultiMap.caseInsensitiveMultiMap()),
            Buffer.buffer("<p>You sent the password hunter2-hunter2</p>"),
            1,
            SECRETS);

    assertThatThrownBy(answer::json)
        .hasMessage(
            "the body is no JSON: it starts with <p>You sent the password *** (status 200)");
  }
}
