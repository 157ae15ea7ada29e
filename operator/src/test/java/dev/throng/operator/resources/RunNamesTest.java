package dev.throng.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunNamesTest {
  @Test
  void names_say_test_run_and_role() {
    RunNames names = new RunNames("shop", 7);
    assertThat(names.master()).isEqualTo("shop-7-master");
    assertThat(names.worker()).isEqualTo("shop-7-worker");
    assertThat(names.report()).isEqualTo("shop-7-report");
  }

  @Test
  void the_longest_name_still_fits_into_a_pods_host_name() {
    String longest = "a".repeat(50);
    RunNames names = new RunNames(longest, 123_456);
    assertThat((names.worker() + "-999").length()).isLessThanOrEqualTo(63);
    assertThat(names.worker()).endsWith("-123456-worker");
  }

  @Test
  void long_names_that_begin_alike_stay_apart() {
    String stem = "a".repeat(49);
    assertThat(new RunNames(stem + "b", 1).master())
        .isNotEqualTo(new RunNames(stem + "c", 1).master());
  }
}
