package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.stats.FailedAnswer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailedAnswersTest {
  private final FailedAnswers answers = new FailedAnswers(Blanks.of(List.of("hunter2-hunter2")));

  private long nowNanos;

  private static AnswerHead head(String... fields) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    return new AnswerHead(503, "Service Unavailable", headers);
  }

  private @Nullable FailedAnswer sample(String error, String body) {
    Buffer received = Buffer.buffer(body);
    return answers.sample(
        0, error, head("retry-after", "3"), received, received.length(), nowNanos);
  }

  private FailedAnswer first(Buffer received, String... fields) {
    return Objects.requireNonNull(
        answers.sample(0, "status 503", head(fields), received, received.length(), nowNanos));
  }

  @Test
  void eachWayOfFailingHasOneAnswer() {
    assertThat(sample("status 503", "{\n  \"late\": true\r\n}"))
        .isEqualTo(
            new FailedAnswer("503 Service Unavailable\nretry-after: 3", "{\n  \"late\": true\n}"));
    assertThat(sample("status 503", "again")).isNull();
    assertThat(sample("no cart", "")).extracting(FailedAnswer::body).isEqualTo("");
  }

  @Test
  void secretsAndCookiesAreBlanked() {
    FailedAnswer answer =
        first(
            Buffer.buffer("you sent hunter2-hunter2"),
            "Set-Cookie",
            "session=abc",
            "X-Auth-Token",
            "abc",
            "Location",
            "/?password=hunter2-hunter2",
            "WWW-Authenticate",
            "Bearer");

    assertThat(answer.body()).isEqualTo("you sent ***");
    assertThat(answer.head())
        .isEqualTo(
            """
            503 Service Unavailable
            Set-Cookie: ***
            X-Auth-Token: ***
            Location: /?password=***
            WWW-Authenticate: Bearer\
            """);
  }

  @Test
  void aLongBodyIsCutAndNoPartOfASecretIsLeftAtTheCut() {
    for (int before = 1_000; before < 1_030; before++) {
      FailedAnswers fresh = new FailedAnswers(Blanks.of(List.of("hunter2-hunter2")));
      String body = "x".repeat(before) + "hunter2-hunter2" + "y".repeat(100_000);
      Buffer kept = Buffer.buffer(body).getBuffer(0, fresh.wantedOf(0, 503));

      FailedAnswer answer =
          Objects.requireNonNull(
              fresh.sample(0, "status 503", head(), kept, body.length(), nowNanos));

      assertThat(answer.body()).doesNotContain("h").endsWith("…").hasSizeLessThanOrEqualTo(1024);
    }
  }

  @Test
  void aBodyThatIsNoTextIsNotShown() {
    assertThat(first(Buffer.buffer(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8})).body())
        .isEqualTo("(9 bytes that are no text)");
  }

  @Test
  void bodiesAreKeptOfTheFirstErrorsOnly() {
    assertThat(answers.wantedOf(0, 200)).isZero();
    assertThat(answers.wantedOf(0, 302)).isZero();
    for (int i = 0; i < 8; i++) {
      assertThat(answers.wantedOf(0, 503)).isGreaterThan(1_024);
    }
    assertThat(answers.wantedOf(0, 503)).isZero();
    assertThat(answers.wantedOf(1, 503)).isPositive();
    assertThat(answers.wantedOf(0, 500)).isPositive();
  }

  /** It would say that the body was empty. */
  @Test
  void anAnswerWhoseBodyWasNotKeptIsNoExample() {
    assertThat(answers.sample(0, "status 503", head(), Buffer.buffer(), 2_000, nowNanos)).isNull();
  }

  @Test
  void fewAreTakenInASecondAndFewInAll() {
    int taken = 0;
    for (int second = 0; second < 20; second++) {
      int before = taken;
      for (int way = 0; way < 10; way++) {
        taken += sample("way " + second + " " + way, "no") == null ? 0 : 1;
      }
      assertThat(taken - before).isLessThanOrEqualTo(FailedAnswers.MOST_A_SECOND);
      nowNanos += 1_000_000_000;
    }
    assertThat(taken).isEqualTo(FailedAnswers.MOST);
    assertThat(answers.wantedOf(5, 500)).as("nothing is kept any more").isZero();
  }
}
