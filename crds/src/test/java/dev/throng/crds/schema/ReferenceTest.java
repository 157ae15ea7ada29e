package dev.throng.crds.schema;

import org.junit.jupiter.api.Test;

class ReferenceTest {
  @Test
  void the_checked_in_reference_is_what_the_records_say() {
    Golden.of("docs/reference/loadtest.md").holds(Reference.markdown());
  }
}
