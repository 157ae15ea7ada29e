package dev.throng.runner.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void aMastersAnswerIsItsSentence() {
    assertThat(text("{\"error\":\"both must be of the same version\"}"))
        .isEqualTo("both must be of the same version");
  }

  @Test
  void whateverElseAnswersIsCutAfterThreeHundredCharacters() {
    assertThat(text("<html>" + "𝕏".repeat(100_000))).isEqualTo("<html>" + "𝕏".repeat(293) + "…");
    assertThat(text("[1]")).isEqualTo("[1]");
  }

  @Test
  void anEmptyAnswerIsItsStatus() {
    assertThat(text(" ")).isEqualTo("HTTP status 409");
  }

  private static String text(String body) {
    return Refusal.text(new UpgradeRejectedException("refused", 409, null, Buffer.buffer(body)));
  }
}
