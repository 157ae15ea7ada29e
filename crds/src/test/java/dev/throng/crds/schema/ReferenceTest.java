package dev.throng.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  @Test
  void the_checked_in_reference_is_what_the_records_say() throws IOException {
    String generated = Reference.markdown();
    assertThat(Golden.file("docs/reference/loadtest.md", generated))
        .as(Golden.REMEDY)
        .hasContent(generated);
  }
}
