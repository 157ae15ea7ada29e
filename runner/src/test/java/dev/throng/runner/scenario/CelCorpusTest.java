package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.expressions.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs the corpus of expressions and compares each result with that of CEL for Go, which {@code
 * .ci/cel-golden} wrote down.
 */
class CelCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/cel");
  private static final Path DOCUMENTATION = Path.of("../docs/expressions.md");
  private static final Pattern ROW = Pattern.compile("\\| `(.*)` \\| (.*) \\| (.*) \\| .* \\|");

  private final Slots slots = new Slots();
  private final Expressions expressions;
  private final FakeScope scope = new FakeScope();

  CelCorpusTest() throws IOException {
    scope.variables.put(slots.of("token"), "t0");
    scope
        .after(1_500_000_000)
        .answered(
            200,
            Files.readString(CORPUS.resolve("answer.json")),
            Map.of(
                "content-type", List.of("application/json; charset=utf-8"),
                "x-id", List.of("42")));
    expressions = new Expressions(new Scope(Set.of("token"), Map.of(), Set.of()), slots, Map.of());
  }

  private record Pair(String go, String throng) {}

  @Test
  void every_difference_from_cel_for_go_is_documented() throws IOException {
    Map<String, Pair> differences = new TreeMap<>();
    for (String line : Files.readAllLines(CORPUS.resolve("cel-go.tsv"))) {
      int tab = line.indexOf('\t');
      Pair results = new Pair(line.substring(tab + 1), result(line.substring(0, tab)));
      if (!results.go.equals(results.throng)) {
        differences.put(line.substring(0, tab), results);
      }
    }

    assertThat(differences).isEqualTo(documented());
  }

  private static Map<String, Pair> documented() throws IOException {
    Map<String, Pair> rows = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENTATION)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), new Pair(row.group(2), row.group(3)));
      }
    }
    return rows;
  }

  private String result(String source) {
    Expression compiled;
    try {
      compiled = expressions.value(source);
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
    try {
      return CelValueText.of(compiled.evaluate(scope));
    } catch (StepException error) {
      return "error";
    }
  }
}
