package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.expressions.Scope;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StatusConditionTest {
  private static final Scope NOTHING = new Scope(Set.of(), Map.of(), Set.of());
  private static final Expressions CEL = new Expressions(NOTHING, new Slots(), Map.of());

  @Property(tries = 300)
  void saysWhatCelSaysForEveryStatus(@ForAll("comparisons") String source) {
    Condition quick = StatusCondition.of(source).orElseThrow();
    Expression slow = CEL.value(source);
    for (int status = 198; status <= 206; status++) {
      FakeScope scope = new FakeScope().answered(status);
      assertThat(quick.holds(scope)).as("%s at %d", source, status).isEqualTo(slow.evaluate(scope));
    }
  }

  @Test
  void itNeedsNoCel() {
    Expressions expressions = new Expressions(NOTHING, new Slots(), Map.of());
    expressions.condition("status == 200 && !(status > 300)");
    assertThat(expressions.useCel()).isFalse();
    expressions.condition("status in [200, 201]");
    assertThat(expressions.useCel()).isTrue();
  }

  @Test
  void withoutAnAnswerThereIsNoStatus() {
    Condition condition = StatusCondition.of("status == 200").orElseThrow();
    assertThatThrownBy(() -> condition.holds(new FakeScope()))
        .isInstanceOf(StepException.class)
        .hasMessage("status is not there: the last request had no answer");
  }

  @Provide
  Arbitrary<String> comparisons() {
    Arbitrary<String> comparison =
        Combinators.combine(
                Arbitraries.of("==", "!=", "<", "<=", ">", ">="),
                Arbitraries.integers().between(198, 206))
            .as((operator, number) -> "status " + operator + number);
    return Arbitraries.recursive(
        () -> comparison,
        inner ->
            Combinators.combine(
                    inner,
                    inner,
                    Arbitraries.of(
                        "(%s)&&(%s)",
                        "!(%s) || (%s)", "%s && %s", "%s\n||\t%s", "!!(%s) || ! (%s)"))
                .as((left, right, form) -> form.formatted(left, right)),
        0,
        3);
  }
}
