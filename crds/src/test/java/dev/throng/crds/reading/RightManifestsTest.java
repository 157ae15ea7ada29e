package dev.throng.crds.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RightManifestsTest {
  private static final Path RIGHT = Path.of("src/test/resources/right");

  static Stream<Path> manifests() throws IOException {
    return Files.list(RIGHT).sorted();
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void a_right_manifest_has_no_problems(Path manifest) throws IOException {
    ReadResult result = ManifestReader.read(Files.readString(manifest));

    assertThat(result).isInstanceOf(ReadResult.Valid.class);
  }
}
