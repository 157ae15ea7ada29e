package dev.throng.operator.plan;

import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** What a Job was made with. */
final class Provisioned {
  private Provisioned() {}

  static int workers(Job job) {
    Integer parallelism = job.getSpec().getParallelism();
    return parallelism == null ? 1 : parallelism;
  }
}
