package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.expressions.Scope;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CelTest {
  private final FakeScope scope =
      new FakeScope().after(1_200_000_000).answered(200, "{\"error\": \"none\"}", Map.of());
  private final Expressions expressions =
      new Expressions(new Scope(Set.of(), Map.of(), Set.of()), new Slots(), Map.of());

  @Test
  void an_answer_of_more_than_a_second_is_no_answer_of_its_part_below_a_second() {
    assertThat(holds("duration.getMilliseconds() < 500")).isFalse();
  }

  @Test
  void a_field_of_a_text_is_not_there() {
    assertThat(holds("has(json.error.code)")).isFalse();
  }

  @Test
  void macros_that_go_round_for_ever_are_an_error() {
    String range = "lists.range(2000)";

    assertThatThrownBy(() -> holds(range + ".all(a, " + range + ".all(b, a + b >= 0))"))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("1000000");
  }

  @Test
  void a_pattern_that_comes_from_data_and_is_wrong_is_an_error_with_its_reason() {
    assertThatThrownBy(() -> holds("'a'.matches(json.error + '(?=a)')"))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("'none(?=a)' has look-ahead (?=");
  }

  private boolean holds(String condition) {
    return expressions.condition(condition).holds(scope);
  }

  @Test
  void a_field_is_taken_without_a_look_at_the_rest_of_the_answer() {
    Map<String, Object> untouchable =
        new java.util.AbstractMap<>() {
          @Override
          public java.util.Set<Entry<String, Object>> entrySet() {
            throw new AssertionError("all of it was looked at");
          }
        };
    Slots slots = new Slots();
    scope.variables.put(slots.of("buyer"), Map.of("name", "Ada", "rest", untouchable));

    Expression name =
        new Expressions(new Scope(Set.of("buyer"), Map.of(), Set.of()), slots, Map.of())
            .value("buyer.name + '!'");

    assertThat(name.evaluate(scope)).isEqualTo("Ada!");
  }
}
