package dev.throng.crds.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.expressions.Template.Part;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void plain_names_need_no_cel() {
    assertThat(Template.parse("Bearer ${ token }/${accounts.user}").parts())
        .containsExactly(
            new Part.Text("Bearer "),
            new Part.Reference(List.of("token")),
            new Part.Text("/"),
            new Part.Reference(List.of("accounts", "user")));
  }

  @Test
  void an_expression_may_hold_braces_and_strings_with_braces() {
    assertThat(Template.parse("${ {'a': '}'}['a'] + \"\\\"}\" }!").parts())
        .containsExactly(new Part.Expression("{'a': '}'}['a'] + \"\\\"}\""), new Part.Text("!"));
  }

  @Test
  void a_raw_string_may_end_in_a_backslash() {
    assertThat(Template.parse("${r'\\'}").parts()).containsExactly(new Part.Expression("r'\\'"));
  }

  @Test
  void words_of_cel_are_expressions() {
    assertThat(Template.parse("${true}").parts()).containsExactly(new Part.Expression("true"));
  }

  @Test
  void two_dollars_stand_for_the_text_itself() {
    assertThat(Template.parse("$${x} costs $5").parts())
        .containsExactly(new Part.Text("${x} costs $5"));
  }

  @Property
  void text_without_a_dollar_is_constant(@ForAll String text) {
    String plain = text.replace("$", "");

    Template template = Template.parse(plain);

    assertThat(template.isConstant()).isTrue();
    assertThat(template.parts())
        .isEqualTo(plain.isEmpty() ? List.of() : List.of(new Part.Text(plain)));
  }
}
