package dev.throng.crds.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private final Language language =
      Language.of(
          new Scope(
              Set.of("token", "page"),
              Map.of("accounts", Set.of("user"), "codes", Set.of()),
              Set.of("password")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status == 200 && headers['content-type'].startsWith('application/json')",
        "json.items.size() > 3 && json.items.all(item, item.price > 1.5)",
        "duration < duration('2s')",
        "token + vars.page + accounts.user + codes.anything + secrets.password == ''",
        "user.index % 2 == 0 || user.class == 'Api' || run.number > 1",
        "random.int(1, 9) < 5 && random.string(3) != uuid() && env('HOME') != ''",
        "random.choice(['a', 'b']) == 'a' && now() > timestamp('2026-01-01T00:00:00Z')",
        "body.lowerAscii().split(',').size() == 2"
      })
  void everything_in_scope_compiles(String expression) throws InvalidExpression {
    assertThat(language.compileCondition(expression)).isNotNull();
  }

  @Test
  void numbers_of_different_types_compare_by_value() throws Exception {
    CelRuntime runtime =
        CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(Language.OPTIONS).build();

    Object holds =
        runtime
            .createProgram(language.compileCondition("json.total > 0"))
            .eval(Map.of("json", Map.of("total", 0.5)));

    assertThat(holds).isEqualTo(true);
  }

  @Test
  void a_name_inside_a_macro_is_not_taken_for_a_variable() throws InvalidExpression {
    assertThat(language.compile("json.map(entry, entry.name)")).isNotNull();
  }

  @Test
  void an_unknown_name_is_told_from_other_errors() {
    assertThatThrownBy(() -> language.compile("tokem"))
        .isInstanceOfSatisfying(
            InvalidExpression.class, error -> assertThat(error.isUnknownName()).isTrue())
        .hasMessage("has the unknown name tokem; did you mean token?");
    assertThatThrownBy(() -> language.compile("1 +"))
        .isInstanceOfSatisfying(
            InvalidExpression.class, error -> assertThat(error.isUnknownName()).isFalse());
  }
}
