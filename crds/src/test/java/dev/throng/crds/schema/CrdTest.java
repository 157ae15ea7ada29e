package dev.throng.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CrdTest {
  private final String generated = Crd.yaml();

  @Test
  void the_checked_in_crd_is_what_the_records_say() throws IOException {
    assertThat(Golden.file("helm/throng/crds/loadtests.throng.dev.yaml", generated))
        .as(Golden.REMEDY)
        .hasContent(generated);
  }

  @Test
  void the_crd_stays_small_enough_for_client_side_apply() {
    assertThat(generated.length()).isLessThan(120_000);
  }
}
