package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BoundedTextTest {
  @Test
  void aPlainTextStaysTheSameObject() {
    String text = "connection refused: http://localhost:8080";
    assertThat(BoundedText.of(text, Blanks.NONE)).isSameAs(text);
    assertThat(BoundedText.of("prix trop élevé – 12 €", Blanks.NONE))
        .isEqualTo("prix trop élevé – 12 €");
  }

  @Test
  void aTextThatIsTooLongIsCutAndSaysSo() {
    assertThat(BoundedText.of("x".repeat(1024), Blanks.NONE)).hasSize(1024).doesNotContain("…");
    assertThat(BoundedText.of("x".repeat(1025), Blanks.NONE)).isEqualTo("x".repeat(1021) + "…");
    assertThat(BoundedText.of("é".repeat(513), Blanks.NONE)).isEqualTo("é".repeat(510) + "…");
  }

  @Test
  void controlCharactersAreMarkedAndHalvesOfCodePointsReplaced() {
    assertThat(BoundedText.of("a\nb\u0007c\u202ed\ud800", Blanks.NONE))
        .isEqualTo("a\\nb\\u0007c\\u202ed\ufffd");
  }

  @Test
  void anEmptyTextSaysThatItIs() {
    assertThat(BoundedText.of("", Blanks.NONE)).isEqualTo("(no text)");
    assertThat(BoundedText.of(" \n", Blanks.NONE)).isEqualTo("(no text)");
  }

  @Property
  void whateverComesIsSmallWholeAndPrintable(@ForAll String text) {
    String bounded = BoundedText.of(text, Blanks.NONE);
    byte[] bytes = bounded.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isBetween(1, BoundedText.MAX_BYTES);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(bounded);
    assertThat(bounded.codePoints()).noneMatch(Character::isISOControl);
    assertThat(BoundedText.of(bounded, Blanks.NONE)).as("once is enough").isEqualTo(bounded);
  }
}
