package dev.throng.operator.resources;

import dev.throng.crds.spec.Workers;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;

/** The two Jobs of a run. */
final class RunJobs {
  /** How often one worker may fail before its place stays empty. */
  private static final int WORKER_RETRIES = 10;

  private RunJobs() {}

  /** One pod, never a second: a lost master ends the run. */
  static Job master(RunObjects run) {
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

  /** Elastic: parallelism and completions move together. */
  static Job worker(RunObjects run) {
    PodTemplateSpec template = WorkerPod.template(run);
    boolean replaces = run.spec().workers().onLoss() == Workers.OnLoss.REPLACE;
    return new JobBuilder()
        .withMetadata(run.metadata(run.names().worker(), RunObjects.WORKER))
        .withNewSpec()
        .withCompletionMode("Indexed")
        .withParallelism(run.workers())
        .withCompletions(run.workers())
        .withBackoffLimitPerIndex(replaces ? WORKER_RETRIES : 0)
        .withPodFailurePolicy(replaces ? ignoringDisruptions() : null)
        .withTemplate(template)
        .endSpec()
        .build();
  }

  /** An evicted worker is replaced without being counted as failed. */
  private static PodFailurePolicy ignoringDisruptions() {
    return new PodFailurePolicyBuilder()
        .addNewRule()
        .withAction("Ignore")
        .addNewOnPodCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .endOnPodCondition()
        .endRule()
        .build();
  }
}
