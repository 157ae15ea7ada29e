package dev.throng.crds.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KNOWN = List.of("users", "spawnRate", "duration");

  @ParameterizedTest
  @CsvSource({"user, users", "spawnrate, spawnRate", "duratoin, duration", "spwanRate, spawnRate"})
  void a_near_name_is_proposed(String written, String meant) {
    assertThat(DidYouMean.hint(written, KNOWN)).isEqualTo("; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"colour", "u"})
  void otherwise_the_known_names_are_listed(String written) {
    assertThat(DidYouMean.hint(written, KNOWN)).isEqualTo("; known: users, spawnRate, duration");
  }
}
