package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlanksTest {
  private static final Blanks BLANKS = Blanks.of(List.of("S3 cret/\"+é<"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S3 cret/\"+é<",
        "s3 cret/\"+é<",
        "S3+cret%2F%22%2B%C3%A9%3C",
        "S3%20cret%2f%22%2b%c3%a9%3c",
        "S3%20cret/%22+%C3%A9%3C",
        "S3 cret/\\\"+é<",
        "S3 cret\\/\\\"+é<",
        "S3 cret/\\\"+\\u00e9<",
        "S3 cret/&quot;+é&lt;"
      })
  void aSecretIsBlankedInEveryFormInWhichATargetMaySendItBack(String form) {
    assertThat(BLANKS.blank("token=" + form + "!")).isEqualTo("token=***!");
  }

  @Property(tries = 200)
  void base64IsBlankedWhateverStandsAroundTheSecret(
      @ForAll @StringLength(max = 20) String before,
      @ForAll @StringLength(max = 20) String after,
      @ForAll boolean forAddresses) {
    Base64.Encoder encoder = forAddresses ? Base64.getUrlEncoder() : Base64.getEncoder();
    byte[] credentials = (before + "correct horse ÿÿÿ" + after).getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + encoder.encodeToString(credentials) + ", wrong";

    assertThat(Blanks.of(List.of("correct horse ÿÿÿ")).blank(header)).isEqualTo("Basic ***, wrong");
  }

  @Test
  void secretsThatOverlapAreBlankedTogether() {
    assertThat(Blanks.of(List.of("pass-word", "word-two")).blank("a pass-word-two b"))
        .isEqualTo("a *** b");
    assertThat(Blanks.of(List.of("pass", "password")).blank("a password b")).isEqualTo("a *** b");
  }

  @Test
  void aTextWithoutSecretsStaysTheSameObject() {
    String text = "connection refused: http://localhost:8080";
    assertThat(BLANKS.blank(text)).isSameAs(text);
  }

  @Test
  void aShortSecretIsNotSoughtInBase64() {
    assertThat(Blanks.of(List.of("ab")).blank("the YWI= of it")).isEqualTo("the YWI= of it");
  }
}
