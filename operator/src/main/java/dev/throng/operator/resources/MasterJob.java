package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/** The Job of a run's master: one pod, never a second, since a lost master ends the run. */
final class MasterJob {
  private MasterJob() {}

  static Job of(RunObjects run) {
    return new JobBuilder()
        .withMetadata(run.metadata(run.names().master(), RunObjects.MASTER))
        .withNewSpec()
        .withParallelism(1)
        .withCompletions(1)
        .withBackoffLimit(0)
        .withTemplate(MasterPod.template(run))
        .endSpec()
        .build();
  }
}
