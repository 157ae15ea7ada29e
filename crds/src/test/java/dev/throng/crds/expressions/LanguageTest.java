package dev.throng.crds.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "body.matches('(') ; has in matches '(', which is not a regular expression of RE2: missing closing )",
        "matches(body, 'a(?!b)') ; has in matches 'a(?!b)', which has look-ahead (?!, which RE2 does not know: its regular expressions take time in line with the text",
        "duration < duration('2') ; has duration('2'), which is no duration: write it as '500ms' or '1m30s'",
        "now() < timestamp('2026-01-02') ; has timestamp('2026-01-02'), which is no time: write it as '2026-01-31T18:00:00Z' (RFC 3339)",
        "status < 1e400 ; has a number that is too large: at most 1.7e308",
        "{'a': 1, 'a': 2}.a == 1 ; has the key 'a' twice in one map",
        "{1: 1, 1u: 2}[1] == 1 ; has the key 1 twice in one map",
        "{1.5: 1} == {} ; has a map with a key that is neither text nor a whole number nor true or false"
      })
  void a_literal_that_always_fails_is_refused(String expression, String message) {
    assertThatThrownBy(() -> language.compile(expression)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '|',
      value = {
        "body.nosuch() == 1 ~ has the unknown function nosuch()",
        "lenght(body) == 1 ~ has the unknown function lenght()",
        "body.startWith('a') ~ has the unknown function startWith(); did you mean startsWith()?",
        "uid() == '' ~ has the unknown function uid(); did you mean uuid()?"
      })
  void an_unknown_function_is_called_a_function(String expression, String message) {
    assertThatThrownBy(() -> language.compile(expression)).hasMessage(message);
  }
}
