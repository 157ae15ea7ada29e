package dev.throng.runner.scenario;

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

/** An expression is refused, or has a value as text and JSON, or ends its step; nothing else. */
class ExpressionFuzzTest {
  private static final Path CORPUS = Path.of("src/test/resources/cel");

  private final Slots slots = new Slots();
  private final FakeScope scope = new FakeScope();
  private final Expressions expressions;

  ExpressionFuzzTest() throws IOException {
    scope.variables.put(slots.of("token"), "t0");
    scope.answered(200, Files.readString(CORPUS.resolve("answer.json")), Map.of());
    expressions = new Expressions(new Scope(Set.of("token"), Map.of(), Set.of()), slots, Map.of());
  }

  @Property
  void no_expression_breaks_compiler_or_runtime(@ForAll("sources") String source) {
    try {
      Object value = expressions.text("${" + source + "}").render(scope);
      Values.toJson(value);
    } catch (IllegalArgumentException | StepException told) {
      // refused by check, or the end of its step
    }
  }

  @Provide
  Arbitrary<String> sources() throws IOException {
    List<String> corpus =
        Files.readAllLines(CORPUS.resolve("corpus.txt")).stream()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return Mutations.ofTexts(
        corpus,
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
