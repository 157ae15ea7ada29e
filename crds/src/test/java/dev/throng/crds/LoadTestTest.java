package dev.throng.crds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LoadTestTest {
  private final KubernetesSerialization kubernetes = new KubernetesSerialization();

  @Test
  void a_spec_with_errors_can_be_taken_in_and_names_them() throws IOException {
    LoadTest loadTest = read("wrong/several-at-once.yaml");

    assertThat(loadTest.getSpec().read().problems())
        .extracting(Problem::toString)
        .contains(
            "spec.load.users: \"ten\" must be a whole number",
            "spec.load.duraton: is not a field; did you mean duration?");
  }

  @Test
  void a_spec_is_handed_on_as_it_was_written() throws IOException {
    LoadTest loadTest = read("right/everything.yaml");

    LoadTest copy = kubernetes.clone(loadTest);

    assertThat(copy.getSpec()).isEqualTo(loadTest.getSpec());
    assertThat(copy.getSpec().read().problems()).isEmpty();
  }

  @Test
  void the_runner_reads_the_same_spec_from_the_manifest() throws IOException {
    LoadTest loadTest = read("right/everything.yaml");

    ReadResult result = ManifestReader.read(loadTest.manifest());

    assertThat(result)
        .isInstanceOfSatisfying(
            ReadResult.Valid.class,
            valid ->
                assertThat(valid.manifest().spec()).isEqualTo(loadTest.getSpec().read().spec()));
  }

  private LoadTest read(String manifest) throws IOException {
    return kubernetes.unmarshal(
        Files.readString(Path.of("src/test/resources", manifest)), LoadTest.class);
  }
}
