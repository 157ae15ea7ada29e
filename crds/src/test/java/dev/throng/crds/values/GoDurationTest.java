package dev.throng.crds.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "90m, 1h30m",
    "1.5s, 1.5s",
    "1500ms, 1.5s",
    "20us, 20us",
    "7ns, 7ns",
    "1h0m1s, 1h1s"
  })
  void a_duration_is_shown_in_its_shortest_form(String written, String shown) {
    assertThat(GoDuration.parse(written)).hasToString(shown);
  }

  @Property
  void what_is_shown_is_read_back(
      @ForAll @LongRange(min = 0, max = 315_360_000_000_000_000L) long nanos) {
    GoDuration duration = new GoDuration(Duration.ofNanos(nanos));

    assertThat(GoDuration.parse(duration.toString())).isEqualTo(duration);
  }

  @Test
  void more_than_ten_years_is_refused() {
    assertThatThrownBy(() -> GoDuration.parse("87600h1ns"))
        .hasMessage("must be at most 87600h, which is 10 years");
  }
}
