package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.expressions.InvalidExpression;
import dev.throng.crds.expressions.Language;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusConditionTest {
  private static final Scope NOTHING = new Scope(Set.of(), Map.of(), Set.of());
  private static final Language LANGUAGE = Language.of(NOTHING);
  private static final Expressions CEL = new Expressions(NOTHING, new Slots(), Map.of());

  @Property(tries = 300)
  void saysWhatCelSaysForEveryStatus(@ForAll("comparisons") String source)
      throws InvalidExpression {
    Condition quick = StatusCondition.of(LANGUAGE.compile(source)).orElseThrow();
    Expression slow = CEL.value(source);
    for (int status = 198; status <= 206; status++) {
      FakeScope scope = new FakeScope().answered(status);
      assertThat(quick.holds(scope)).as("%s at %d", source, status).isEqualTo(slow.evaluate(scope));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status in [200, 201]", "body == ''", "status == 200 && json.a == 1", "true"})
  void whatIsMoreThanComparisonsIsLeftToCel(String source) throws InvalidExpression {
    assertThat(StatusCondition.of(LANGUAGE.compile(source))).isEmpty();
  }

  @Test
  void withoutAnAnswerThereIsNoStatus() throws InvalidExpression {
    Condition condition = StatusCondition.of(LANGUAGE.compile("status == 200")).orElseThrow();
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
            .as((operator, number) -> "status " + operator + " " + number);
    return Arbitraries.recursive(
        () -> comparison,
        inner ->
            Combinators.combine(inner, inner, Arbitraries.of("(%s) && (%s)", "!(%s) || (%s)"))
                .as((left, right, form) -> form.formatted(left, right)),
        0,
        3);
  }
}
