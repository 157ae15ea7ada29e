package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.expressions.Scope;
import dev.throng.runner.fuzz.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An expression is refused, or has a value as text and JSON, or ends its step; nothing else. */
class ExpressionFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CORPUS = Path.of("src/test/resources/cel");

  private final Slots slots = new Slots();
  private final FakeScope scope = new FakeScope();
  private final Expressions expressions;

  ExpressionFuzzTest() throws IOException {
    scope.variables.put(slots.of("token"), "t0");
    scope.answered(200, Files.readString(CORPUS.resolve("answer.json")), Map.of());
    expressions = new Expressions(new Scope(Set.of("token"), Map.of(), Set.of()), slots, Map.of());
  }

  @Test
  void every_seed_has_a_value_or_a_sentence() throws IOException {
    for (String seed : corpus()) {
      no_expression_breaks_compiler_or_runtime(seed);
    }
  }

  @Property
  void no_expression_breaks_compiler_or_runtime(@ForAll("sources") String source)
      throws IOException {
    try {
      Object value = expressions.value(source).evaluate(scope);
      assertThat(Values.toText(value)).isNotNull();
      assertThat(JSON.readTree(Values.toJson(value)).isMissingNode()).isFalse();
      assertThat(expressions.text("<${" + source + "}>").render(scope)).startsWith("<");
    } catch (IllegalArgumentException | StepException told) {
      assertThat(told.getMessage()).isNotBlank().doesNotContain("Exception:", "java.lang.");
    }
  }

  private static List<String> corpus() throws IOException {
    return Files.readAllLines(CORPUS.resolve("corpus.txt")).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  @Provide
  Arbitrary<String> sources() throws IOException {
    return Mutations.ofTexts(
        corpus(),
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ".",
        ".?",
        ",",
        "'",
        "\"",
        "\\",
        "&&",
        "||",
        "!",
        "-",
        "?",
        ":",
        "==",
        "in ",
        "json",
        "duration",
        "status",
        "token",
        "null",
        "1",
        "1.5",
        "2u",
        ".map(x, x)",
        ".all(k, v, true)",
        "has(",
        "dyn(",
        "string(",
        "matches(",
        "9223372036854775807");
  }
}
