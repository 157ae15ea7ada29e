package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cel.common.values.NullValue;
import dev.throng.crds.expressions.Scope;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551617",
        "9223372036854775808",
        "-9223372036854775809",
        "0.12345678901234567890",
        "2.50",
        "9007199254740993",
        "9007199254740993.0",
        "100000000000000000000000.5"
      })
  void a_number_of_an_answer_keeps_its_digits(String number) throws JsonProcessingException {
    Object value = Json.value(parse(number).node());

    assertThat(Values.toText(value)).isEqualTo(number);
    assertThat(Values.toJson(value)).isEqualTo(number);
  }

  @Test
  void a_number_with_a_huge_exponent_stays_short() throws JsonProcessingException {
    assertThat(Values.toText(parse("1e999999999"))).hasSizeLessThan(20);
    assertThat(Values.toText(parse("1e2"))).isEqualTo("100");
  }

  @Test
  void what_was_extracted_is_sent_on_as_json() throws JsonProcessingException {
    String text = "{\"a\":null,\"b\":[1,2.50,\"x\"],\"c\":{\"d\":true},\"e\":18446744073709551617}";

    assertThat(Values.toJson(parse(text))).isEqualTo(text);
    assertThat(Values.toText(parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "uint(5)                          | 5             | 5",
        "18446744073709551615u            | 18446744073709551615 | 18446744073709551615",
        "null                             | null          | null",
        "[1, null, {'a': null}]           | [1,null,{\"a\":null}] | [1,null,{\"a\":null}]",
        "{1: 'a', true: 2u}               | {\"1\":\"a\",\"true\":2} | {\"1\":\"a\",\"true\":2}",
        "5.0                              | 5             | 5",
        "2.5                              | 2.5           | 2.5",
        "1e21                             | 1000000000000000000000 | 1000000000000000000000",
        "duration('90s')                  | 90s           | \"90s\"",
        "timestamp('2026-01-31T18:00:00.5Z') | 2026-01-31T18:00:00.5Z | \"2026-01-31T18:00:00.5Z\"",
        "b'abc'                           | YWJj          | \"YWJj\"",
        "optional.of({'a': 1})            | {\"a\":1}     | {\"a\":1}",
        "type(1)                          | int           | \"int\"",
        "'say \"hi\"'                     | say \"hi\"    | \"say \\\"hi\\\"\"",
        "['a\\nb']                        | [\"a\\nb\"]   | [\"a\\nb\"]"
      })
  void a_value_of_cel_becomes_text_and_json(String cel, String text, String json) {
    Object value = evaluate(cel);

    assertThat(Values.toText(value)).isEqualTo(text);
    assertThat(Values.toJson(value)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0 / 0.0          | JSON has no number NaN",
        "[1.0 / 0.0]        | JSON has no number +Inf",
        "[optional.none()]  | an optional value is not there; .orValue(…) says what is taken then"
      })
  void what_json_does_not_have_is_an_error(String cel, String message) {
    assertThatThrownBy(() -> Values.toJson(evaluate(cel)))
        .isInstanceOf(StepException.class)
        .hasMessage(message);
  }

  @Test
  void cel_reads_whole_numbers_of_64_bits_exactly() {
    assertThat(evaluate("json.whole == 18446744073709551615u && json.half < 1")).isEqualTo(true);
    assertThat(evaluate("string(json.whole)")).isEqualTo("18446744073709551615");
  }

  @Test
  void a_row_keeps_null_and_digits_and_cel_reads_both() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", 7);
    plain.put("price", new BigDecimal("19.90"));
    plain.put("nothing", null);
    plain.put("big", new BigInteger("18446744073709551617"));
    plain.put("list", java.util.Arrays.asList(1, null));

    Map<String, Object> row = Json.row(plain);

    assertThat(row).containsEntry("id", 7L).containsEntry("nothing", NullValue.NULL_VALUE);
    assertThat(Values.toText(row))
        .isEqualTo(
            "{\"id\":7,\"price\":19.90,\"nothing\":null,\"big\":18446744073709551617,\"list\":[1,null]}");
    assertThat(Json.cel(row))
        .isEqualTo(
            Map.of(
                "id",
                7L,
                "price",
                19.9,
                "nothing",
                NullValue.NULL_VALUE,
                "big",
                18446744073709551617.0,
                "list",
                List.of(1L, NullValue.NULL_VALUE)));
  }

  @Property(tries = 300)
  void json_comes_through_variables_as_it_was(@ForAll("json") JsonNode node)
      throws JsonProcessingException {
    assertThat(parse(Values.toJson(Json.value(node))).node()).isEqualTo(node);
  }

  @Property(tries = 300)
  void json_comes_through_cel_with_its_value(@ForAll("json") JsonNode node)
      throws JsonProcessingException {
    Object cel = parse(node.toString()).cel();

    assertThat(parse(Values.toJson(cel)).cel()).satisfies(again -> assertSame(again, cel));
  }

  @Provide
  Arbitrary<JsonNode> json() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(5).map(NODES::textNode),
            Arbitraries.longs().map(number -> exact(BigInteger.valueOf(number))),
            Arbitraries.bigIntegers().map(ValuesTest::exact),
            Arbitraries.bigDecimals().ofScale(20).map(NODES::numberNode),
            Arbitraries.of(true, false).map(NODES::booleanNode),
            Arbitraries.just(NODES.nullNode()));
    return Arbitraries.recursive(
        () -> leaves,
        nested ->
            Arbitraries.oneOf(
                nested.list().ofMaxSize(3).map(items -> NODES.arrayNode().addAll(items)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), nested)
                    .ofMaxSize(3)
                    .map(entries -> NODES.objectNode().setAll(entries))),
        0,
        3);
  }

  /** As Jackson reads it: as small a type as it fits. */
  private static JsonNode exact(BigInteger number) {
    try {
      return parse(number.toString()).node();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** A whole double comes back as an integer. */
  private static void assertSame(Object again, Object before) {
    assertThat(Values.toJson(again)).isEqualTo(Values.toJson(before));
  }

  private static Json parse(String text) throws JsonProcessingException {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object evaluate(String cel) {
    FakeScope scope =
        new FakeScope().answered(200, "{\"whole\": 18446744073709551615, \"half\": 0.5}", Map.of());
    return new Expressions(new Scope(Set.of(), Map.of(), Set.of()), new Slots(), Map.of())
        .value(cel)
        .evaluate(scope);
  }
}
