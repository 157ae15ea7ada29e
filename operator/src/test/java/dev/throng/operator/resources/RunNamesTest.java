package dev.throng.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunNamesTest {
  private static final String UID = "11111111-2222-3333-4444-555555555555";

  @Test
  void names_say_test_run_and_role() {
    RunNames names = new RunNames("shop", UID, 7);
    assertThat(names.master()).isEqualTo("shop-7-983c0-master");
    assertThat(names.worker()).isEqualTo("shop-7-983c0-worker");
    assertThat(names.report()).isEqualTo("shop-7-983c0-report");
  }

  @Test
  void the_longest_name_still_fits_into_a_pods_host_name() {
    RunNames names = new RunNames("a".repeat(50), UID, 123_456);
    assertThat((names.worker() + "-99999").length()).isLessThanOrEqualTo(63);
    assertThat(names.worker()).endsWith("-123456-983c0-worker");
  }

  @Test
  void further_worker_jobs_are_known_by_their_numbers() {
    RunNames names = new RunNames("shop", UID, 7);
    assertThat(names.worker(12)).isEqualTo("shop-7-983c0-worker-r12");
    assertThat(names.workerNumber(names.worker())).hasValue(0);
    assertThat(names.workerNumber(names.worker(12))).hasValue(12);
    assertThat(names.workerNumber(names.master())).isEmpty();
    assertThat(names.workerNumber("shop-7-983c0-worker-r0")).isEmpty();
    assertThat(names.workerNumber("shop-7-983c0-worker-rx")).isEmpty();
    assertThat(names.workerNumber("shop-70-983c0-worker")).isEmpty();
  }

  @Test
  void a_load_test_that_is_applied_again_shares_no_name_with_the_one_before() {
    assertThat(new RunNames("shop", "11111111-2222-3333-4444-555555555556", 1).token())
        .isNotEqualTo(new RunNames("shop", UID, 1).token());
  }

  @Test
  void a_name_that_no_service_may_have_becomes_one_that_it_may() {
    assertThat(new RunNames("2026-peak", UID, 1).master()).isEqualTo("lt-2026-peak-1-983c0-master");
    assertThat(new RunNames("shop.v2", UID, 1).master()).isEqualTo("shop-v2-1-983c0-master");
  }
}
