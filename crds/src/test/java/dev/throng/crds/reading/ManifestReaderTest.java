package dev.throng.crds.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.UserClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
  private static final String SMALLEST = resource("right/smallest.yaml");
  private static final String EVERYTHING = resource("right/everything.yaml");

  @Test
  void a_manifest_knows_its_name_its_text_and_where_its_fields_stand() {
    Manifest manifest = valid(SMALLEST);

    assertThat(manifest.name()).isEqualTo("hello");
    assertThat(manifest.namespace()).isNull();
    assertThat(manifest.text()).isEqualTo(SMALLEST);
    assertThat(manifest.locations().of("spec.load.spawnRate")).hasToString("line 6, column 32");
    assertThat(manifest.locations().of("spec.load.warmup")).hasToString("line 6, column 3");
  }

  @Test
  void other_objects_of_the_file_are_passed_over_with_a_note() {
    Manifest manifest =
        valid("apiVersion: v1\nkind: Secret\nmetadata: {name: login}\n---\n" + SMALLEST);

    assertThat(manifest.notes()).containsExactly("not used: Secret/login (line 1, column 1)");
  }

  @Test
  void numbers_and_booleans_stand_for_text_where_text_stands_by_name() {
    Manifest manifest =
        valid(
            SMALLEST.replace(
                "{get: /api/products}",
                "{get: /a, query: {limit: 0x10, debug: true, rate: 1.50}}"));

    assertThat(
            manifest.spec().userClasses().getFirst().tasks().getFirst().steps().getFirst().query())
        .isEqualTo(Map.of("limit", "0x10", "debug", "true", "rate", "1.50"));
  }

  @Test
  void anchors_and_merge_keys_share_what_is_alike() {
    Manifest manifest =
        valid(
            SMALLEST.replace(
                "    - name: Visitor\n",
                """
                    - &base
                      name: Guest
                      headers: {A: "1", B: "1"}
                      tasks: [{name: a, steps: [{get: /api/products}]}]
                    - <<: *base
                      name: Visitor
                """));

    UserClass visitor = manifest.spec().userClasses().getLast();
    assertThat(visitor.name()).isEqualTo("Visitor");
    assertThat(visitor.headers()).containsEntry("B", "1");
  }

  @Property(tries = 300)
  void whatever_is_broken_is_told_and_never_thrown(
      @ForAll @IntRange(max = 5000) int at,
      @ForAll @IntRange(max = 40) int removed,
      @ForAll @StringLength(max = 6) String inserted) {
    int from = Math.min(at, EVERYTHING.length());
    int to = Math.min(from + removed, EVERYTHING.length());
    String broken = EVERYTHING.substring(0, from) + inserted + EVERYTHING.substring(to);

    if (ManifestReader.read(broken) instanceof ReadResult.Invalid invalid) {
      assertThat(invalid.problems()).isNotEmpty();
    }
  }

  private static Manifest valid(String text) {
    return switch (ManifestReader.read(text)) {
      case ReadResult.Valid(Manifest manifest) -> manifest;
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
    };
  }

  private static String resource(String name) {
    try {
      return Files.readString(Path.of("src/test/resources", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
