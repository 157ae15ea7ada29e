package dev.throng.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.throng.operator.logs.LogStyle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void without_variables_all_is_open_and_small() {
    assertThat(Settings.from(Map.of(), "k8s.example"))
        .isEqualTo(
            new Settings(
                "throng/runner:0.1.0",
                "throng-system",
                List.of(),
                Limits.NONE,
                true,
                RunProtection.USUAL,
                false,
                "throng-operator",
                8080,
                "k8s.example",
                Duration.ofMinutes(10),
                LogStyle.USUAL));
  }

  @Test
  void lists_are_separated_by_commas_or_blanks() {
    assertThat(
            Settings.from(Map.of("THRONG_WATCHED_NAMESPACES", "a, b c"), "x").watchedNamespaces())
        .containsExactly("a", "b", "c");
  }

  @Test
  void a_wrong_value_is_named_with_what_is_allowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(Map.of("THRONG_MAX_USERS_PER_TEST", "lots"), "x"))
        .withMessage(
            "THRONG_MAX_USERS_PER_TEST: \"lots\" must be a whole number of 1 or more, or nothing"
                + " for no limit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(Map.of("THRONG_LEADER_ELECTION", "yes"), "x"))
        .withMessage("THRONG_LEADER_ELECTION: \"yes\" must be true or false");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(Map.of("THRONG_HTTP_PORT", "0"), "x"))
        .withMessageContaining("a port from 1 to 65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(Map.of("THRONG_LOG_FORMAT", "xml"), "x"))
        .withMessage("THRONG_LOG_FORMAT: \"xml\" must be one of text, json");
  }

  @Test
  void a_star_stands_for_any_characters_and_nothing_else_does() {
    Limits limits =
        new Limits(
            List.of("*.staging.example", "shop.*"),
            List.of(),
            List.of("*.chat.example"),
            null,
            null,
            null,
            null,
            PodLimits.SAFE,
            false,
            true);
    assertThat(limits.allowsHookHost("eu.chat.example")).isTrue();
    assertThat(limits.allowsHookHost("shop.team")).isFalse();
    assertThat(Limits.NONE.allowsHookHost("eu.chat.example")).isFalse();
    assertThat(limits.allowsTarget("api.Staging.example")).isTrue();
    assertThat(limits.allowsTarget("shop.team")).isTrue();
    assertThat(limits.allowsTarget("stagingXexample")).isFalse();
    assertThat(limits.allowsTarget("api.staging.example.evil")).isFalse();
  }
}
