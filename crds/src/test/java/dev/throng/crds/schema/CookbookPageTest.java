package dev.throng.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.Field;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.story.FindingId;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cookbook shows everything that a manifest can say. CookbookTest of runner runs it. */
class CookbookPageTest {
  static List<Recipe> recipes() throws IOException {
    return Cookbook.recipes();
  }

  @Test
  void each_field_has_an_example() throws IOException {
    Set<String> fields = new TreeSet<>();
    Reference.sections()
        .forEach(
            (type, path) -> Field.of(type).keySet().forEach(name -> fields.add(path + "." + name)));

    Set<String> shown = new TreeSet<>();
    recipes().forEach(recipe -> shown.addAll(recipe.fields()));

    assertThat(shown).isEqualTo(fields);
  }

  /** Findings are shown by examples/degradation. */
  @Test
  void each_constant_of_an_enumeration_has_an_example() throws IOException {
    Set<Constant> missing = new LinkedHashSet<>();
    Reference.sections()
        .keySet()
        .forEach(type ->
            Field.of(type)
                .values()
                .forEach(field -> missing.addAll(Constant.of(field.type().getType()))));
    missing.removeIf(constant -> constant.enumeration() == FindingId.class);

    recipes().forEach(recipe -> missing.removeAll(recipe.constants()));

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void it_is_a_valid_manifest_named_as_its_file_that_says_what_it_shows(Recipe recipe) {
    ReadResult read = ManifestReader.read(recipe.text());

    assertThat(read).isInstanceOf(ReadResult.Valid.class);
    String file = recipe.file().getFileName().toString();
    assertThat(((ReadResult.Valid) read).manifest().name() + ".yaml").isEqualTo(file);
    assertThat(recipe.text())
        .startsWith(
            "# yaml-language-server: $schema=../../../docs/reference/loadtest.schema.json\n# ");
    assertThat(recipe.comment()).isNotBlank();
    assertThat(Cookbook.folders()).contains(recipe.file().getName(0).toString());
  }

  @Test
  void the_checked_in_page_is_what_the_examples_say() throws IOException {
    String generated = Cookbook.markdown(recipes());
    assertThat(Golden.file("docs/cookbook.md", generated)).as(Golden.REMEDY).hasContent(generated);
  }
}
