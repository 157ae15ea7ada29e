package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.scenario.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTraceTest {
  private static final Origin SHOP = new Origin(false, "shop", 80);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3 cret/\"+é",
        "s3+cret%2F%22%2B%C3%A9",
        "s3%20cret%2F%22%2B%C3%A9",
        "s3%20cret/%22+%C3%A9",
        "s3 cret/\\\"+é"
      })
  void blanksASecretInEveryFormThatItIsSentIn(String form) {
    assertThat(sent("s3 cret/\"+é", "q=" + form + "&r=1")).contains("q=***&r=1");
  }

  @Test
  void blanksTheLongerOfTwoSecretsWhole() {
    String shown = sent(List.of("pass", "password"), "a password");

    assertThat(shown).contains("> a ***").doesNotContain("word");
  }

  @Test
  void blanksASecretOnWhichALongBodyIsCut() {
    String shown = sent("s3cret-of-many-letters", "x".repeat(1_990) + "s3cret-of-many-letters");

    assertThat(shown).doesNotContain("s3").contains("xx***");
  }

  @Test
  void cutsLongBodiesAndSaysHowLongTheyWere() {
    assertThat(sent("s3cret", "x".repeat(5_000)))
        .doesNotContain("x".repeat(2_001))
        .contains("… 5000 bytes in all");
  }

  @Test
  void aTargetCannotSteerTheTerminal() {
    assertThat(sent("s3cret", "a\u001b[2Jb\u009b2Jc\u202ed")).contains("> a·[2Jb·2Jc·d");
  }

  private String sent(String secret, String body) {
    return sent(List.of(secret), body);
  }

  private String sent(List<String> secrets, String body) {
    PrintedTrace trace =
        new PrintedTrace(new PrintStream(out, true, StandardCharsets.UTF_8), secrets);
    trace.sending(
        SHOP, HttpMethod.POST, "/", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body));
    return out.toString(StandardCharsets.UTF_8);
  }
}
