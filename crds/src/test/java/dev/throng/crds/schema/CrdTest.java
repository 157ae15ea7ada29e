package dev.throng.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class CrdTest {
  private final String generated = Crd.yaml();

  @Test
  void the_checked_in_crd_is_what_the_records_say() throws IOException {
    assertThat(Golden.file("helm/throng/crds/loadtests.throng.dev.yaml", generated))
        .as(Golden.REMEDY)
        .hasContent(generated);
  }

  /** kubectl keeps it as JSON in an annotation, and all annotations may have 262,144 bytes. */
  @Test
  void the_crd_leaves_three_quarters_of_the_room_that_client_side_apply_has() throws IOException {
    byte[] lastApplied = new ObjectMapper().writeValueAsBytes(new Yaml().<Object>load(generated));

    assertThat(lastApplied.length).isLessThan(262_144 / 4);
  }
}
