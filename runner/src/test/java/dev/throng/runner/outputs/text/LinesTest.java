package dev.throng.runner.outputs.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void escapeSequencesFromTheTargetAreShownNotObeyed() {
    assertThat(Lines.printable("a\u001b[2Jb\r\nc\u202Ed")).isEqualTo("a·[2Jb··c·d");
  }

  @Test
  void longNamesLoseTheirMiddle() {
    assertThat(Lines.truncateMiddle("/api/products/reviews", 13)).isEqualTo("/api/p…eviews");
  }

  @Property
  void neverWiderThanTheRoomAndNeverHalfACharacter(
      @ForAll String text, @ForAll @IntRange(max = 30) int width) {
    String cut = Lines.truncateMiddle(Lines.printable(text), width);

    assertThat(Lines.width(cut)).isLessThanOrEqualTo(width);
    assertThat(Lines.printable(cut)).isEqualTo(cut);
  }
}
