package dev.throng.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.Test;

class JobIndexesTest {
  @Test
  void indexes_are_told_one_by_one_and_by_intervals() {
    Job job =
        new JobBuilder()
            .withNewStatus()
            .withFailedIndexes("1,3-5,7")
            .withCompletedIndexes("0")
            .endStatus()
            .build();

    assertThat(JobIndexes.failed(job)).containsExactly(1, 3, 4, 5, 7);
    assertThat(JobIndexes.completed(job)).containsExactly(0);
  }

  @Test
  void a_job_that_has_just_been_made_has_none() {
    assertThat(JobIndexes.failed(new JobBuilder().withNewStatus().endStatus().build())).isEmpty();
    assertThat(JobIndexes.completed(new Job())).isEmpty();
  }
}
