package dev.throng.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class EditorSchemaTest {
  private static final Path MANIFESTS = Path.of("src/test/resources");
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(EditorSchema.manifest());

  @Test
  void the_checked_in_schema_is_what_the_records_say() throws IOException {
    String generated = EditorSchema.json();
    assertThat(Golden.file("docs/reference/loadtest.schema.json", generated))
        .as(Golden.REMEDY)
        .hasContent(generated);
  }

  static Stream<Path> rightManifests() throws IOException {
    return Files.list(MANIFESTS.resolve("right")).sorted();
  }

  @ParameterizedTest
  @MethodSource("rightManifests")
  void an_editor_accepts_a_right_manifest(Path manifest) throws IOException {
    assertThat(schema.validate(read(manifest))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api-version-unknown",
        "arrivals-without-stages",
        "duration-without-unit",
        "enum-unknown",
        "field-misspelt",
        "field-unknown-in-step",
        "list-is-text",
        "name-too-long",
        "number-below-limit",
        "number-is-text",
        "percent-as-fraction",
        "rate-as-text",
        "spec-empty",
        "step-nested-deep",
        "step-transaction-empty"
      })
  void an_editor_underlines_what_is_wrong_in_itself(String manifest) throws IOException {
    assertThat(schema.validate(read(MANIFESTS.resolve("wrong/" + manifest + ".yaml"))))
        .isNotEmpty();
  }

  private static JsonNode read(Path manifest) throws IOException {
    Object yaml = new Yaml().load(Files.readString(manifest));
    return new ObjectMapper().valueToTree(yaml);
  }
}
